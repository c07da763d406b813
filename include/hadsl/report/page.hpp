// hadsl/report/page.hpp - the style sheet and the script of the HTML report.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/embed_page.cmake from the files in page/. Edit those.
#ifndef HADSL_REPORT_PAGE_HPP
#define HADSL_REPORT_PAGE_HPP

#include <string_view>

namespace hadsl::report {

// clang-format off
/// The style sheet of the HTML report.
inline constexpr std::string_view page_style =
    R"page(/* The look of the HTML report. Nothing here is fetched from elsewhere. */
:root {
  color-scheme: light dark;
  --paper: #ffffff; --panel: #f5f6f8; --ink: #1c2330; --faint: #5b6577; --line: #c9cfd9;
  --good: #17683a; --good-back: #e2f3e8; --bad: #a8201a; --bad-back: #fbe5e3;
  --warn: #7a5200; --warn-back: #fdf0d2; --accent: #1f4fa3; --mark: #ffe28a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181f; --panel: #1d232d; --ink: #e6eaf1; --faint: #a3adbd; --line: #435064;
    --good: #7fd6a0; --good-back: #16361f; --bad: #ff9a92; --bad-back: #48191a;
    --warn: #f3c667; --warn-back: #3d2f0d; --accent: #8fb5ff; --mark: #6b5410;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 90rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
}
h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .6rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .5rem; }
h1, h2, h3, h4, p, td, li, figcaption { overflow-wrap: anywhere; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

.summary { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.badge {
  display: inline-block; padding: .05rem .55rem; border-radius: .8rem; font-weight: 600;
  border: 1px solid currentColor; white-space: nowrap;
}
.proven { color: var(--good); background: var(--good-back); }
.refuted, .error { color: var(--bad); background: var(--bad-back); }
.vacuous, .undecided, .accepted, .known, .warning { color: var(--warn); background: var(--warn-back); }

.glossary { margin: 0; padding: .2rem 1rem .7rem; background: var(--panel); border-radius: .5rem; }
.glossary dt { font-weight: 600; margin-top: .5rem; }
.glossary dd { margin: 0 0 0 1.2rem; }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
.wide { overflow-x: auto; }
.claims q, h3 q { display: block; color: var(--faint); font-weight: 400; }
.claims { overflow-wrap: break-word; }
.claims :is(th, td) { overflow-wrap: break-word; min-width: 7rem; }
.claims td:first-child { min-width: 0; }

.picture { margin: 0; padding: .5rem; background: var(--panel); border-radius: .5rem; overflow: auto; }
.picture:empty { display: none; }
.picture svg { display: block; max-width: 100%; height: auto; max-height: 65vh; margin: auto; }
.picture svg text { fill: var(--ink); font-family: inherit; }
.picture svg :is(path, polygon, ellipse) { stroke: var(--faint); }
.picture svg .edge polygon { fill: var(--faint); }
.picture svg .graph > polygon { stroke: none; }
.picture svg g.struck > :is(path, polygon, ellipse) { stroke: var(--bad); stroke-width: 3; fill: var(--bad-back); }
.picture svg g.out > :is(path, polygon, ellipse) { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 3; fill: var(--bad-back); fill-opacity: .55; }
.picture svg g.struck.out > :is(path, polygon, ellipse) { stroke-width: 3; fill-opacity: 1; }
.picture svg :is(g.lost, g.split) > :is(path, polygon, ellipse) { stroke: var(--bad); stroke-width: 2; fill: var(--warn-back); }
.picture svg g.cut > :is(path, polygon, ellipse) { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 2 3; fill: var(--warn-back); }
.picture svg g.saved > :is(path, polygon, ellipse) { stroke: var(--good); stroke-width: 2.5; }
.picture svg g.now > :is(path, polygon, ellipse) { stroke: var(--accent); stroke-width: 4; }
.picture svg .graph > text { paint-order: stroke; stroke: var(--panel); stroke-width: 4px; }
.picture svg text.sign { font-weight: 700; font-size: 18px; fill: var(--bad); paint-order: stroke; stroke: var(--paper); stroke-width: 6px; stroke-linejoin: round; }

.player { margin: 1rem 0 2rem; padding: 1rem; border: 1px solid var(--line); border-radius: .6rem; }
.stage { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.2rem; }
.view { position: sticky; top: .5rem; align-self: start; }
.player.wide .stage { grid-template-columns: minmax(0, 1fr); }
.player.wide .view { position: static; }
@media (max-width: 60rem) { .stage { grid-template-columns: minmax(0, 1fr); } .view { position: static; } }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: .6rem 0; }
.controls[hidden] { display: none; }
.controls button {
  font: inherit; padding: .25rem .8rem; color: var(--ink); background: var(--panel);
  border: 1px solid var(--faint); border-radius: .4rem; cursor: pointer;
}
.controls button:disabled { opacity: .45; cursor: default; }
.controls input { flex: 1 1 8rem; min-width: 6rem; accent-color: var(--accent); }
.spoken { min-height: 3em; margin: .2rem 0; font-weight: 600; }
.spoken:empty { min-height: 0; margin: 0; }
.signs { color: var(--faint); font-size: .875rem; margin: .4rem 0; }

.steps { margin: 0; padding: 0; list-style: none; counter-reset: step; }
.steps > li { counter-increment: step; margin: 0 0 .7rem; padding: .4rem .7rem; border-left: 4px solid var(--line); }
.steps button { all: unset; cursor: pointer; display: block; width: 100%; }
.steps button::before { content: counter(step) ". "; font-weight: 600; }
.steps button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.steps > li.now { border-left-color: var(--accent); background: var(--panel); }
.steps > li.later { opacity: .55; }
.source { margin: .4rem 0 0; }
.source figcaption { color: var(--faint); font-size: .875rem; }
.source pre { margin: .15rem 0 0; padding: .4rem .6rem; background: var(--panel); border: 1px solid var(--line); border-radius: .3rem; overflow-x: auto; }
.source .number { color: var(--faint); user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; text-decoration: underline 2px; }

.times { margin-top: .8rem; font-size: .9rem; table-layout: fixed; }
.times th { width: 30%; overflow-wrap: anywhere; }
.times td:last-child { padding-left: .5rem; }
.times caption { text-align: left; font-weight: 600; padding-bottom: .2rem; }
.times td.axis { width: 45%; padding: .6rem 0; }
.bar { height: .9rem; min-width: 2px; background: var(--bad); border-radius: .15rem; }
.bar.unending { border-radius: .15rem 0 0 .15rem; background: linear-gradient(to right, var(--bad) 75%, transparent); }
.bar.allowed { background: var(--good); }
.times tr.later { opacity: .3; }

.remarks { padding-left: 1.2rem; }
details > summary { cursor: pointer; font-weight: 600; }
footer { margin-top: 3rem; color: var(--faint); font-size: .875rem; }

@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  .controls, .spoken { display: none !important; }
  .view { position: static; }
  .stage { grid-template-columns: minmax(0, 1fr); }
  h1, h2, h3, h4, figcaption { break-after: avoid-page; }
  .source pre { white-space: pre-wrap; overflow: visible; }
  .wide, .picture { overflow: visible; }
  .picture, .times, .claims tr, .steps > li { break-inside: avoid-page; }
  .steps > li.later, .times tr.later { opacity: 1; }
  .steps > li.now { background: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: no-preference) {
  .picture svg :is(path, polygon, ellipse) { transition: stroke .25s, fill .25s, stroke-width .25s; }
}
)page";

/// The script of the HTML report.
inline constexpr std::string_view page_script =
    R"page(// Plays each cascade on a copy of the picture. Without scripts the page still tells all of it: the
// steps are a list with their source, the picture stands above.
'use strict';

const signs = {struck: '\u26A1', out: '\u2715', cut: '\u2026', lost: '\u2205', split: '\u2260',
               saved: '\u2713'};

/** Marks an item of a picture, by colour and by a sign for those who do not see the colour. */
function mark(picture, item, state, isNow) {
  for (const group of picture.querySelectorAll(`.item-${item}`)) {
    group.classList.add(state);
    group.classList.toggle('now', isNow || group.classList.contains('now'));
    const box = group.getBBox();
    const sign = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    const before = group.querySelectorAll('.sign').length;
    sign.classList.add('sign');
    sign.setAttribute('aria-hidden', 'true');
    sign.setAttribute('x', box.x + box.width - 10 - 20 * before);
    sign.setAttribute('y', box.y + 8);
    sign.textContent = signs[state];
    group.append(sign);
  }
}

function clean(picture) {
  for (const sign of picture.querySelectorAll('.sign')) sign.remove();
  for (const group of picture.querySelectorAll('[class*="item-"]')) {
    group.classList.remove(...Object.keys(signs), 'now');
  }
}

class Player {
  constructor(article) {
    this.article = article;
    this.steps = [...article.querySelectorAll('.steps > li')];
    this.rows = [...article.querySelectorAll('.times tr[data-step]')];
    this.spoken = article.querySelector('.spoken');
    this.picture = article.querySelector('.picture');
    const original = document.querySelector(`#${article.dataset.picture} svg`);
    if (this.picture && original) this.picture.append(original.cloneNode(true));
    this.controls = article.querySelector('.controls');
    this.slider = this.controls.querySelector('input');
    this.buttons = Object.fromEntries(
        [...this.controls.querySelectorAll('button')].map(each => [each.dataset.does, each]));
    this.controls.hidden = false;
    this.timer = null;
    this.at = 0;
    this.buttons.first.addEventListener('click', () => this.pauseAndShow(0));
    this.buttons.back.addEventListener('click', () => this.pauseAndShow(this.at - 1));
    this.buttons.next.addEventListener('click', () => this.pauseAndShow(this.at + 1));
    this.buttons.play.addEventListener('click', () => this.toggle());
    this.slider.addEventListener('input', () => this.pauseAndShow(Number(this.slider.value)));
    this.steps.forEach((step, index) => {
      step.querySelector('button').addEventListener('click', () => this.pauseAndShow(index + 1));
    });
    article.addEventListener('keydown', event => this.key(event));
    this.show(this.steps.length, true);
  }

  key(event) {
    if (event.target === this.slider || event.altKey || event.ctrlKey || event.metaKey) return;
    const wanted = {ArrowRight: this.at + 1, ArrowLeft: this.at - 1, Home: 0,
                    End: this.steps.length}[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    this.pauseAndShow(wanted);
  }

  pauseAndShow(step) {
    this.pause();
    this.show(step);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.buttons.play.textContent = 'Play';
  }

  toggle() {
    if (this.timer) return this.pause();
    if (this.at >= this.steps.length) this.show(0);
    this.buttons.play.textContent = 'Pause';
    this.timer = setInterval(() => {
      this.show(this.at + 1);
      if (this.at >= this.steps.length) this.pause();
    }, 2200);
  }

  /** Shows what is so after that many steps. */
  show(wanted, isQuiet = false) {
    this.at = Math.max(0, Math.min(this.steps.length, wanted));
    this.slider.value = this.at;
    this.buttons.first.disabled = this.buttons.back.disabled = this.at === 0;
    this.buttons.next.disabled = this.at === this.steps.length;
    const isWhole = isQuiet; // at the beginning all of it is shown, and nothing is singled out
    this.steps.forEach((step, index) => {
      step.classList.toggle('now', !isWhole && index + 1 === this.at);
      step.classList.toggle('later', index + 1 > this.at);
      if (!isWhole && index + 1 === this.at) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    });
    for (const row of this.rows) {
      row.classList.toggle('later', Number(row.dataset.step) > this.at);
    }
    if (this.picture) {
      clean(this.picture);
      this.steps.slice(0, this.at).forEach((step, index) => {
        for (const state of Object.keys(signs)) {
          for (const item of (step.dataset[state] || '').split(' ').filter(Boolean)) {
            mark(this.picture, item, state, !isWhole && index + 1 === this.at);
          }
        }
      });
    }
    if (isQuiet) return;
    this.spoken.textContent = this.at === 0
        ? 'Before anything fails.'
        : `Step ${this.at} of ${this.steps.length}: ` +
              this.steps[this.at - 1].querySelector('button').textContent;
  }
}

// Arrows run across the names of boxes: the names go on top.
for (const text of document.querySelectorAll('.picture svg g.cluster > text')) {
  text.closest('g.graph').append(text);
}

const players = new WeakMap();
function play(article) {
  if (!players.has(article)) players.set(article, new Player(article));
}

// A player within something closed has no size yet: it is made when that is opened.
for (const article of document.querySelectorAll('.player')) {
  const closed = article.closest('details:not([open])');
  if (closed) closed.addEventListener('toggle', () => play(article), {once: true});
  else play(article);
}
// On paper everything is open.
addEventListener('beforeprint', () => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  document.querySelectorAll('.player').forEach(play);
});
)page";

// clang-format on

} // namespace hadsl::report

#endif
