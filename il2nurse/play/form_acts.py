"""What acts of a scenario enter afterwards from forms of the downtime pack."""

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.form_number import make_number
from il2nurse.play.dose_acts import HOLD_IT, call
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import HeldOnForm, enter_held
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import FORM, PaperForm

PACK = "scenario"


def given_on_paper(scene: Scene) -> Played:
    """Enter a dose that was given on a form, or that runs still."""
    runs = scene.act.given.get("running") is True
    given = GivenOnForm(
        started=scene.instant("started_at"),
        ended=None if runs else scene.instant("ended_at"),
        given_ml=None if runs else scene.amount("given_ml"),
        gave=scene.text("gave", scene.by.id),
        checked=scene.text("checked") or None,
        total_ml=scene.number("total_ml"),
        reason=scene.text("reason") or None,
        text=scene.text("text") or None,
        confirmed="given_ml" in scene.confirmed,
    )
    enter_given(scene.station, scene.by, _key(scene), _form(scene), given, scene.own_pin())
    return NOTHING


def held_on_paper(scene: Scene) -> Played:
    """Enter a dose that was held on a form."""
    held = HeldOnForm(
        at=scene.instant("held_at"),
        held_by=scene.text("held_by", scene.by.id),
        grounds=Grounds(scene.text("reason"), call(scene, HOLD_IT)),
        text=scene.text("text") or None,
    )
    enter_held(scene.station, scene.by, _key(scene), _form(scene), held, scene.own_pin())
    return NOTHING


def line_of_form(scene: Scene) -> str | None:
    """The number of the line from which an act charts; ``None`` where it names no form."""
    return f"{_number(scene)}/{scene.text('line')}" if FORM in scene.act.given else None


def _form(scene: Scene) -> PaperForm:
    return PaperForm(_number(scene), sure=FORM in scene.confirmed)


def _number(scene: Scene) -> str:
    """Forms are counted in a scenario, as in a pack of the ward; a text is a number as typed."""
    form = scene.act.given.get(FORM)
    if isinstance(form, int):
        return make_number(scene.station.register.identity().register, PACK, form)
    return scene.text(FORM)


def _key(scene: Scene) -> DoseKey:
    course = scene.moment.course
    slot = int(scene.amount("slot"))
    return DoseKey(scene.on_record.subject, course.number, course.current.number, slot)
