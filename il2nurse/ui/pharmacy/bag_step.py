"""One step of a bag: its questions as at the bedside, and the sum beside them."""

from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagKey
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.assessment.step_findings import Judged, findings_of
from il2nurse.domain.rules.bags.fitting import answers_of
from il2nurse.domain.rules.bags.standing import against_act, next_step
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.bags.sums import worked_of
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.ui.editors.vials import VialsEditor
from il2nurse.ui.forms.witness_dialog import WitnessDialog
from il2nurse.ui.look import labels
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import BLOCKED
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.figures import FigureCard
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.page.sum_figures import limit_figures, sum_figures
from il2nurse.ui.page.who import banner_of
from il2nurse.ui.pharmacy.bag_marks import bag_mark
from il2nurse.ui.pharmacy.standing import kept_back, work_now
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox, FindingList
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy.bags import usable_bag
from il2nurse.workflow.pharmacy.preparing import confirm_bag_step

MOST_FIGURES = 9
HOLD = Mark(Tone.DANGER, "Do not prepare", Sign.HOLD)
WATCH = Mark(Tone.WARN, "Look twice", Sign.WARNING)


class BagStepPage(FormPage):
    """The step of a bag that is made next; what the ward holds stops it at once."""

    has_side = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        act = labels.RECORD_AND_CONTINUE
        super().__init__(session, "bag_step", "Prepare the bag", "", act, parent=parent)
        self.banner.show()
        self._key: DoseKey | None = None
        self._bag: Bag | None = None
        self._step: Step | None = None
        self._request = ""
        self.against = FindingBox()
        self._general = FindingList()
        self._below = QWidget()
        self._below.setLayout(self._general)
        self._warnings = FindingList()
        self.sum = FigureCard(MOST_FIGURES)
        self.card.body.addWidget(self.against)
        self.side.addLayout(self._warnings)
        self.side.addWidget(self.sum)
        self.side.addStretch()

    def open(self, place: Place) -> None:
        """Show the bag of this dose."""
        super().open(place)
        if place.key and place.key != self._key:
            self._key, self._step = place.key, None
            self.forget()

    def identity(self) -> BannerContent:
        """The patient, the dose and where its bag stands."""
        if self._key is None:
            return super().identity()
        moment = self.session.station.moment(self.mrn)
        return banner_of(
            self.session,
            self.mrn,
            self._key,
            bag_mark(work_now(self.session, moment, self._key).state),
        )

    def also(self) -> tuple[object, ...]:
        """A lot that is kept back is no entry of this patient."""
        return kept_back(self.session)

    def show_case(self, _case: Case) -> None:
        """The record decides which step is next, and whether any is."""
        self.show_moment(self.session.station.moment(self.mrn))

    def show_moment(self, moment: Moment) -> None:
        """Show the step that is next, and what speaks against the dose as it stands now."""
        if self._key is None:
            return
        work = work_now(self.session, moment, self._key)
        bag = usable_bag(moment, self._key)
        step = next_step(moment.text(bag.regimen_digest), bag) if bag else None
        self._bag = bag
        against = [*work.against]
        if bag:
            made_by = moment.text(bag.regimen_digest)
            against += filter(None, [against_act(made_by, bag, BagAct.PREPARE, self.session.who)])
        self.against.setVisible(bool(against))
        self.against.show_mark(HOLD, "\n".join(against))
        self.main.setEnabled(bag is not None and step is not None and not against)
        if step != self._step or step is None:
            self._ask(moment, bag, step)
        self.edited()

    def start(self) -> None:
        """What stops the preparation is read first."""
        if self.against.isHidden():
            super().start()
        else:
            self.cancel.setFocus()

    def edited(self) -> None:
        """What the rules say of the answers so far, and the sum for the bag as chosen."""
        if self._step is None or self.form is None or self._bag is None:
            return
        moment, typed = self.session.station.moment(self.mrn), self.form.readable()
        answers = {**answers_of(self._bag), **typed}
        worked = moment.calculation(bag_of(answers), self._bag)
        limit = limit_figures(moment, self._bag, answers, self.session.words)
        self.sum.show_figures((*sum_figures(worked), *limit), None)
        marks = [(BLOCKED, each) for each in blocks_in_words(worked)]
        marks += [(WATCH, each) for each in cautions_in_words(worked)]
        self._warnings.show_marks(marks)
        found, _ = findings_of(moment, self._bag, self._step, typed, typed)
        shown = [each for each in found if each.field is None or each.field in typed]
        self._general.show_findings(self.form.show_findings(shown))

    def act(self) -> None:
        """Record the step; with a witness where it needs one."""
        if self._step is None or self.form is None:
            return
        moment, raw = self.session.station.moment(self.mrn), self.form.answers()
        rule = witness_rule(moment, self._step, raw)
        if rule is None:
            self._record(None)
            return
        dialog = WitnessDialog(self.session, rule, [])
        dialog.signed.connect(lambda witness: self._record(witness, dialog))
        self.ask(dialog)

    def _record(self, witness: Witness | None, dialog: WitnessDialog | None = None) -> None:
        session, bag, step, form = self.session, self._bag, self._step, self.form
        if bag is None or step is None or form is None:
            return
        raw, key, request = form.answers(), BagKey(bag.key, bag.nth), self._request
        filled = FilledStep(step.id, raw, witness, tuple(raw), form.scanned())

        def act() -> Judged:
            return confirm_bag_step(session.station, session.who, key, filled, request=request)

        run = session.attempt_in_thread if witness else session.attempt
        judged = run(act, dialog.refuse if dialog else self.refuse)
        if judged is None:
            return
        if dialog:
            dialog.close_dialog()
        self.keeping.end()
        self._go_on()

    def _go_on(self) -> None:
        """To the next step, or back to the bag once every step is done."""
        moment = self.session.station.moment(self.mrn)
        bag = usable_bag(moment, self._key) if self._key else None
        if bag is None or next_step(moment.text(bag.regimen_digest), bag) is None:
            self.leave()
            return
        self.forget()
        self.refresh()
        self.start()

    def leave(self) -> None:
        """Back to the bag."""
        self.session.go("preparation", self.mrn, self._key)

    def _ask(self, moment: Moment, bag: Bag | None, step: Step | None) -> None:
        self._step = step
        self.show_questions(shown=step is not None)
        if step is None or bag is None:
            return
        steps = bag_steps(moment.text(bag.regimen_digest))
        self._title.setText(step.title)
        self._say.setText(f"{step.say} Step {steps.index(step) + 1} of {len(steps)}.")
        self._request = self.session.station.new_id()
        form = self.ask_for(step.fields)
        # A form that is asked anew comes last; what is said of it stands below it.
        self.card.body.removeWidget(self._below)
        self.card.body.addWidget(self._below)
        for editor in form.editors.values():
            if isinstance(editor, VialsEditor):
                editor.set_required(worked_of(moment, bag).vials)
        done = bag.steps.get(step.id)
        if done:
            form.set_answers(done.answers)
        self.offer_draft()
