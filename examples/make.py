"""Makes the two binary examples, `visit.docx` and `grain.pdf`, from the texts below: `python examples/make.py`."""

from __future__ import annotations

import textwrap
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
VISIT = (
    "Indian prime minister visits Kyiv for the first time",
    "The Valley Courier, 24 August 2024",
    "Indian Prime Minister Narendra Modi met Ukrainian President Volodymyr Zelensky in Kyiv on Friday, six weeks after "
    "he had met Russian President Vladimir Putin in Moscow. It was the first visit by an Indian head of government "
    "since Ukraine became independent in 1991.",
    "Modi came by train from Poland and stayed for about seven hours. He said that India was ready to play an active "
    "part in every effort for peace, and that no problem could be solved on the battlefield.",
    "The two governments signed four agreements, on agriculture, medicine, culture and humanitarian aid. India gave "
    "Ukraine portable units with medical equipment for the treatment of the injured.",
    "Zelensky called the visit historic. After Modi had left, he told Indian journalists that India should stop "
    "buying Russian oil at a discount, since that money paid for the war.",
    "India has not condemned the invasion and abstained from votes on it in the United Nations. It has become one of "
    "the largest buyers of Russian oil since 2022. Its foreign minister, Subrahmanyam Jaishankar, said in Kyiv that "
    "India bought oil where the market offered it.",
    "A Ukrainian official, who spoke on condition of anonymity, said that Kyiv did not expect New Delhi to change "
    "sides. It wanted India to send a high-ranking minister to the next peace summit.",
)
GRAIN = (
    "Note on the end of the Black Sea Grain Initiative",
    "Institute for Sea Routes (an invented body), 18 July 2023",
    "1. On 17 July 2023 Russia ended its part in the Black Sea Grain Initiative. Kremlin spokesman Dmitry Peskov said "
    "that the agreement was in effect over, and that Russia would return to it as soon as the part that concerned "
    "Russia was fulfilled.",
    "2. Its papers were put to signature at Istanbul on 22 July 2022, through the mediation of the United Nations and "
    "Turkey. Russia and Ukraine did not sign a document with each other: each signed one with Turkey and the United "
    "Nations. It allowed ships to leave three Ukrainian ports through a corridor. Inspectors of all parties searched "
    "them near Istanbul.",
    "3. Within a year ships took cereals and foodstuffs of almost 33 million tonnes out of Ukraine by this route, the "
    "United Nations reported. More than half of it was maize. Russia said that too little of it had gone to the "
    "poorest countries.",
    "4. Moscow demanded that the Russian Agricultural Bank be connected to the SWIFT payment system again, and that "
    "obstacles to the export of its fertiliser be removed. The Secretary-General of the United Nations, Antonio "
    "Guterres, had proposed in a letter to President Vladimir Putin that a subsidiary of the bank be connected. He "
    "said on Monday that he deeply regretted the decision.",
    "5. Ukraine's President Volodymyr Zelensky said that his country was ready to go on without Russia. Russia's "
    "Foreign Ministry announced that it withdrew its guarantees for the safety of shipping.",
    "6. A few hours before, explosions damaged the bridge to Crimea, and two people were killed. Russia accused "
    "Ukraine of an attack with sea drones. Peskov denied that the attack had led to the decision on grain.",
    "7. The effect on prices was limited at first: futures for wheat in Chicago rose by almost 3 percent on Monday "
    "and then fell again. Countries that import most of their wheat from the region may be hit harder later. The "
    "World Food Programme bought some of the grain for Ethiopia, Yemen and Afghanistan.",
    "8. This institute expects that Ukraine will send more of its harvest by the Danube and by rail, at higher cost. "
    "Turkish President Recep Tayyip Erdogan said that he believed that Putin wanted the initiative to continue, and "
    "that the two would speak about it.",
)
LEFT, TOP, LINE, BOTTOM = 72, 770, 20, 90
WIDTH = 82


def visit() -> None:
    """Write the Word file; the time in its properties is fixed, so that it is the same each time."""
    import docx

    title, *paragraphs = VISIT
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Mark Renwick"
    document.core_properties.created = document.core_properties.modified = datetime(2024, 8, 24)
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(HERE / "visit.docx"))


def grain() -> None:
    """Write the PDF with as little of the format as a page of text needs."""
    title, *paragraphs = GRAIN
    pages: list[list[str]] = [[f"/F1 16 Tf 1 0 0 1 {LEFT} {TOP} Tm ({title}) Tj"]]
    height = TOP - 2 * LINE
    for paragraph in paragraphs:
        lines = textwrap.wrap(paragraph, WIDTH)
        if height - len(lines) * LINE < BOTTOM:
            pages.append([])
            height = TOP
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            pages[-1].append(f"/F1 11 Tf 1 0 0 1 {LEFT} {height} Tm ({escaped}) Tj")
            height -= LINE
        height -= LINE
    for number, page in enumerate(pages, 1):
        page.append(f"/F1 9 Tf 1 0 0 1 290 40 Tm (Page {number}) Tj")
    (HERE / "grain.pdf").write_bytes(pdf(pages, title))


def pdf(pages: list[list[str]], title: str) -> bytes:
    """The bytes of a PDF whose pages show text by these drawing commands."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>",
    ]
    kids = []
    for commands in pages:
        stream = f"BT {' '.join(commands)} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {resources} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}startxref\n{len(body)}\n%%EOF\n"
    return (body + end).encode("latin-1")


if __name__ == "__main__":
    visit()
    grain()
