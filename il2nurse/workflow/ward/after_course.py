"""What comes after the last cycle of a course, in the words of the ward list."""

from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date


def after_course(moment: Moment) -> str:
    """What comes after the last cycle: the response, then perhaps another course."""
    table = moment.regimen.timetable
    waits = next_course(moment.case, table, moment.zone)
    if table.in_weeks:
        return _after_weeks(waits)
    if waits is None or waits.review is None:
        return "Response review"
    if waits.response is None:
        return f"Response review from {written_date(waits.review)}"
    if not waits.response.shrank:
        return "No further course: the tumour did not shrink"
    if waits.earliest is None:
        return "The next course is counted from the discharge"
    return f"Next course from {written_date(waits.earliest)}"


def _after_weeks(waits: NextCourse | None) -> str:
    """What comes before the next course of weeks: blood is taken, and then it begins."""
    if waits is None or waits.earliest is None or waits.draw is None:
        return "Next course"
    draw, earliest = written_date(waits.draw), written_date(waits.earliest)
    longer = f" (advised {written_date(waits.advised_from)})" if waits.advised_from else ""
    return f"Blood for the next course {draw}, course from {earliest}{longer}"
