"""Installs the project, static and shared, and moves what was installed: no file of it may name the
place that it was installed to. The other tests use what is there then."""

import re
import shutil

from place import HERE, ROOT, equal, sections, true


LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def check_documents(prefix):
    """What is read beside the programs; a page leads nowhere but to what is installed, too."""
    docs = prefix / "share/doc/oasc"
    equal("documents", sorted(path.name for path in docs.iterdir()),
          ["CHANGELOG.md", "EMBEDDING.md", "FORMATS.md", "KEYWORDS.md", "LENIENCIES.md", "LICENSE", "MANUAL.md",
           "TUTORIAL.md", "TYPES.md", "UPGRADING.md", "pets.yaml"])
    equal("the licence", (docs / "LICENSE").read_text(), (ROOT / "LICENSE").read_text())
    equal("schemas", sorted(path.name for path in (prefix / "share/oasc").iterdir()),
          ["list.schema.json", "message.schema.json", "output.schema.json", "report.schema.json"])
    links = [(page.name, link) for page in docs.glob("*.md")
             for link in LINK.findall(page.read_text())]
    true("the manual leads to headers", ("MANUAL.md", "../../../include/oas/codec.h") in links)
    equal("links to nothing", [(page, link) for page, link in links if not (docs / link).exists()],
          [])


def test_install(place):
    for kind, shared in (("static", "OFF"), ("shared", "ON")):
        build, first = place.work / f"build-{kind}", place.folder / kind
        made = [] if build.exists() or not shutil.which("ninja") else ["-G", "Ninja"]
        place.run("cmake", "-S", ROOT, "-B", build, *made, f"-DBUILD_SHARED_LIBS={shared}",
                  "-DCMAKE_INSTALL_LIBDIR=lib")
        place.run("cmake", "--build", build, "--parallel", "2")
        place.run("cmake", "--install", build, "--prefix", first)
        moved = place.work / f"installed-{kind}"
        shutil.rmtree(moved, ignore_errors=True)
        first.rename(moved)
        for program in ("oasc", "validate-payload"):
            place.run(moved / "bin" / program, "--version")
            true(f"the manual of {program}", (moved / f"share/man/man1/{program}.1").exists())
        check_documents(moved)
        for text in [*moved.rglob("*.cmake"), *moved.rglob("*.pc")]:
            true(f"{text} names the build or the prefix", str(place.work) not in text.read_text())


def test_manual(_):
    """Each section of the manual that has something to run is one that a test runs."""
    asked = {title for module in sorted(HERE.glob("*.py"))
             for title in re.findall(r'\.section\("(.+?)"\)', module.read_text())}
    shown = {title for title, text in sections().items() if "```sh\n" in text}
    equal("sections run", sorted(asked), sorted(shown))
