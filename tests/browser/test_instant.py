"""From page to page without loading it anew (navigation.instant)."""

from __future__ import annotations

PAGE = "perceptron/learning-rule/"


def test_a_page_reached_by_instant_navigation_has_all_that_a_loaded_one_has(visit, address):
    traits = """() => ({
        title: document.title,
        broken: [...document.querySelectorAll("figure.nn-figure use")].filter(e => !document.getElementById(e.getAttribute("xlink:href").slice(1))).length,
        figures: document.querySelectorAll("figure.nn-figure svg path").length > 9,
        formulas: [...document.querySelectorAll("math")].filter(e => e.getBoundingClientRect().height > 5).length > 9,
        mathFont: document.fonts.check("16px 'STIX Two Math'"),
        copyButtons: document.querySelectorAll(".md-clipboard, [data-md-type=copy]").length,
        navs: [...document.querySelectorAll(".md-code__nav")].filter(e => e.getAttribute("role") === "none").length,
        remarks: [...document.querySelectorAll(".md-annotation__index")].map(e => e.ariaLabel),
        external: document.querySelectorAll('.md-content a[rel="external"]').length,
        scrollers: document.querySelectorAll(".md-content [tabindex='0']").length,
        themeColors: document.querySelectorAll("meta[name=theme-color]").length,
        description: document.querySelector("meta[name=description]").content,
        alternates: [...document.querySelectorAll("link[hreflang]")].map(e => e.href),
        switch: document.querySelector(".nn-language").href,
    })"""
    loaded = visit(f"{address}ko/{PAGE}", 390)
    loaded.shown(f"{address}ko/{PAGE}")
    expected = loaded.page.evaluate(traits)
    assert expected["figures"] and expected["formulas"] and expected["mathFont"] and not expected["broken"]
    assert expected["copyButtons"] and expected["navs"] and expected["remarks"] and expected["external"] and expected["scrollers"]
    visited = visit(f"{address}ko/perceptron/threshold-unit/", 390)
    visited.page.evaluate("window.stayed = true")
    visited.follow(f"{address}ko/perceptron/gates/")
    visited.follow(f"{address}ko/{PAGE}")
    assert visited.page.evaluate("window.stayed"), "the page was loaded anew"
    assert visited.page.evaluate(traits) == expected
    assert visited.errors == []


def test_programs_and_answers_can_be_used_after_instant_navigation(visit, address):
    visited = visit(f"{address}en/perceptron/gates/", permissions=["clipboard-read", "clipboard-write"])
    visited.page.evaluate("window.stayed = true")
    visited.follow(f"{address}en/{PAGE}")
    program = visited.page.locator("div.highlight", has=visited.page.locator("pre")).first
    program.hover()
    program.locator(".nn-copy").click()
    program.get_by_text("Copied").wait_for()
    assert "import" in visited.page.evaluate("navigator.clipboard.readText()")
    exercise = visited.page.locator(".exercise").first
    answer = exercise.locator("details.success").first
    exercise.scroll_into_view_if_needed()
    exercise.locator(".nn-check button").click()
    assert not answer.locator("p").last.is_visible()
    answer.locator("summary").first.click()
    assert answer.locator("p").last.is_visible()
    remark = visited.page.locator(".md-annotation").first
    remark.locator(".md-annotation__index").click()
    visited.page.locator(".md-tooltip--active, .md-tooltip2--active").first.wait_for()
    assert visited.page.evaluate("window.stayed")
    assert visited.errors == []


def test_back_and_forward_restore_the_place_on_each_page(visit, address):
    visited = visit(f"{address}en/perceptron/gates/")
    visited.page.evaluate("window.stayed = true")
    visited.page.evaluate("scrollTo(0, 700)")
    visited.page.wait_for_timeout(250)
    visited.page.evaluate(f"""document.querySelector('.md-footer a[href="{address}en/{PAGE}"]').click()""")
    visited.shown(f"{address}en/{PAGE}")
    assert visited.page.evaluate("scrollY") == 0
    visited.page.evaluate("scrollTo(0, 900)")
    visited.page.wait_for_timeout(250)
    visited.page.go_back()
    visited.shown(f"{address}en/perceptron/gates/")
    assert visited.page.evaluate("scrollY") == 700
    visited.page.go_forward()
    visited.shown(f"{address}en/{PAGE}")
    assert visited.page.evaluate("scrollY") == 900
    assert visited.page.evaluate("window.stayed")
    assert visited.errors == []


def test_a_link_to_a_heading_leads_to_it_on_the_page_and_back(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    visited.page.evaluate("window.stayed = true")
    visited.page.locator('.md-sidebar--secondary a[href$="#bias"]').click()
    visited.page.wait_for_url(f"{address}ko/{PAGE}#bias")
    visited.page.wait_for_timeout(250)
    assert 0 <= visited.page.evaluate("document.getElementById('bias').getBoundingClientRect().top") < 844 / 3
    visited.page.go_back()
    visited.page.wait_for_url(f"{address}ko/{PAGE}")
    visited.page.wait_for_function("() => scrollY === 0")
    assert visited.page.evaluate("window.stayed")
