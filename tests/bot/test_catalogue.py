"""The catalogue: what we ship is without mistakes, and an organisation's own folder comes on top."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from bot.catalogue import check_file, load_catalogue
from dialogs.catalogue.load import template
from dialogs.domain.errors import ServiceFileError

SHIPPED = sorted(Path(str(files("dialogs.services"))).glob("*.toml"))


def write(folder: Path, id: str, *, name: str = "Essai", sketch: str = "") -> Path:
    path = folder / f"{id}.toml"
    line = f'sketch = "{sketch}"\n' if sketch else ""
    path.write_text(template(id, name, "Trial").replace("schema_version = 1\n", f"schema_version = 1\n{line}"))
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_a_shipped_service_is_without_mistakes(path: Path) -> None:
    assert [str(mistake) for mistake in check_file(path)] == []


def test_the_shipped_services_are_found_by_id_with_their_sketches() -> None:
    catalogue = load_catalogue()
    assert {"haircut", "alterations"} <= set(catalogue)
    assert catalogue["haircut"].name.en == "Haircut"
    sketch = catalogue.template("haircut")
    assert sketch is not None
    assert "<svg" in sketch


def test_a_service_without_a_sketch_has_no_template(tmp_path: Path) -> None:
    write(tmp_path, "trial")
    assert load_catalogue(tmp_path).template("trial") is None


def test_an_own_service_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    write(shipped, "trial", name="La nôtre")
    write(shipped, "other")
    write(own, "trial", name="La vôtre")
    catalogue = load_catalogue(shipped, own)
    assert {id: service.name.fr for id, service in catalogue.items()} == {
        "other": "Essai",
        "trial": "La vôtre",
    }


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = a")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ServiceFileError) as refused:
        load_catalogue(tmp_path)
    assert [str(mistake) for mistake in refused.value.mistakes] == [
        'a.toml:1: the file: Invalid value. Words stand between double quotes: fr = "court".',
        "b.toml:0: the file: the file is not text in UTF-8. Save it again as UTF-8.",
    ]


def test_two_files_of_one_folder_cannot_share_an_id(tmp_path: Path) -> None:
    write(tmp_path, "trial").rename(tmp_path / "first.toml")
    write(tmp_path, "trial")
    with pytest.raises(ServiceFileError) as refused:
        load_catalogue(tmp_path)
    assert [str(mistake) for mistake in refused.value.mistakes] == [
        "trial.toml:0: the file: service 'trial' is already in first.toml. Give one of them another id."
    ]


def test_a_sketch_that_is_named_must_be_there(tmp_path: Path) -> None:
    path = write(tmp_path, "trial", sketch="trial.svg.j2")
    assert [str(mistake) for mistake in check_file(path)] == [
        "trial.toml:5: sketch: 'trial.svg.j2' does not stand beside the file. Put it there, or remove the key."
    ]


def test_a_sketch_must_be_a_good_template(tmp_path: Path) -> None:
    path = write(tmp_path, "trial", sketch="trial.svg.j2")
    (tmp_path / "trial.svg.j2").write_text("<svg>\n{% if size %}\n</svg>")
    (mistake,) = check_file(path)
    assert (mistake.file, mistake.line, mistake.remedy) == ("trial.svg.j2", 2, "Mend the template.")


def test_a_start_checks_the_sketches_of_the_organisation_and_takes_those_that_we_ship(tmp_path: Path) -> None:
    write(tmp_path, "trial", sketch="trial.svg.j2")
    (tmp_path / "trial.svg.j2").write_text("{% if size %}")
    assert load_catalogue(tmp_path).template("trial") == "{% if size %}"
    with pytest.raises(ServiceFileError, match="the sketch"):
        load_catalogue(extra=tmp_path)


def test_a_file_that_is_not_there_is_a_mistake_too(tmp_path: Path) -> None:
    assert [str(mistake) for mistake in check_file(tmp_path / "none.toml")] == [
        "none.toml:0: the file: the file cannot be read. Check its name and your right to read it."
    ]
