"""Regimen files, read strictly: a file is understood wholly or refused whole."""

from il2nurse.regimens.loading import load, load_file, load_whole, shipped
from il2nurse.regimens.pages.inputs import describe_inputs
from il2nurse.regimens.toml.problems import BadRegimen

__all__ = ["BadRegimen", "describe_inputs", "load", "load_file", "load_whole", "shipped"]
