import io
import sys

import pytest

from reader.parse.formats import pdf


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (problem,) = pdf.parse(b"%PDF-1.7", "x.pdf").problems
    assert 'pip install "newsfolder[pdf]"' in problem.reason


def test_a_damaged_file_and_one_without_text_are_problems() -> None:
    pypdf = pytest.importorskip("pypdf")
    assert "cannot be read" in pdf.parse(b"%PDF-1.7 nothing", "x.pdf").problems[0].reason
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "without text" in pdf.parse(buffer.getvalue(), "x.pdf").problems[0].reason


def test_the_text_of_a_page_is_an_article() -> None:
    pytest.importorskip("pypdf")
    lines = ["Ferry returns to Low Island", "", "The ferry to Low Island sailed again on Saturday."]
    content = (
        "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    text = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(text)
    text += "xref\n0 6\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    text += f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    (draft,) = pdf.parse(text.encode(), "x.pdf").drafts
    assert draft.headline == "Ferry returns to Low Island"
