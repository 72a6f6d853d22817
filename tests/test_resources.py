"""The files that come with the program are found."""

from reader.resources import sample_folder, themes_folder


def test_themes_are_found() -> None:
    assert (themes_folder() / "night-desk.toml").is_file()


def test_the_sample_collection_is_found() -> None:
    folder = sample_folder()
    assert folder is not None
    assert any(folder.rglob("*.txt"))
