// Plays each cascade on a copy of the picture. Without scripts the page still tells all of it: the
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
