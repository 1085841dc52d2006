"""What the end of a commit message says is read back, whatever stands above it."""

from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.agenda.trailers import Trailers, read_back

IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8})?", fullmatch=True)
RECORDS = st.builds("{}/{}".format, st.sampled_from(["actions", "meetings", "parties"]), IDS)
TRAILERS = st.builds(Trailers, IDS, st.lists(RECORDS, max_size=3).map(tuple), st.none() | IDS, st.none() | IDS)


def end(trailers: Trailers) -> str:
    return "\n".join(trailers.lines())


@given(TRAILERS, st.text(max_size=60))
def test_they_read_back_below_any_text(trailers: Trailers, above: str) -> None:
    told = read_back(f"{above}\n\n{end(trailers)}\n")
    assert told is not None
    assert sorted(trailers.records) == sorted(told.records)
    assert (trailers.command, trailers.by, trailers.meeting) == (told.command, told.by, told.meeting)


def test_what_others_add_there_is_passed_over() -> None:
    trailers = Trailers("note", ("actions/x",), "vo-raad")
    signed = f"1.1: nieuws\n\n{end(trailers)}\nSigned-off-by: A. de Vries <a@voorbeeld.example>\n"
    assert trailers == read_back(signed)


def test_what_stands_elsewhere_in_a_message_is_no_trailer() -> None:
    assert read_back("1.1: nieuws\n\nAgenda-Command: note\n\nEn verder niets.\n") is None
    assert read_back("") is None
