// 查找、筛选、键盘和互相跳转。没有脚本时，页面上的内容和链接一样也不少。
(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  const grid = document.querySelector("table.grid");
  if (!tools) return;
  const form = tools.querySelector("form");
  const { words, unit, role, column, print } = form.elements;
  const count = form.querySelector("output");
  const notice = document.getElementById("notice");
  const picture = document.querySelector(".picture svg");
  const rows = grid ? Array.from(grid.tBodies[0].rows) : [];
  const lines = grid ? Array.from(grid.rows) : [];
  const heads = grid ? Array.from(grid.tHead.rows[0].cells).slice(1, -1) : [];
  const blocks = notice ? Array.from(notice.querySelectorAll("[id]")) : [];
  const edges = picture ? Array.from(picture.querySelectorAll("path.e")) : [];
  const name = (cell) => (cell.querySelector("a") || cell).textContent;
  const folded = (text) => text.toLowerCase();

  // 筛选的选项就是表里有的。
  const offer = (select, value, text) => select.add(new Option(text, value));
  rows.forEach((row, at) => offer(unit, at, name(row.cells[0])));
  heads.forEach((head, at) => offer(column, at, name(head)));
  document.querySelectorAll("[data-class]").forEach((entry) => offer(role, entry.dataset.class, entry.textContent));
  if (!document.querySelector(".annex")) print.closest("label").hidden = true;
  tools.querySelector("details").open = matchMedia("(min-width: 820px)").matches;
  tools.hidden = false;

  // 图上一条线是谁到谁、什么角色：写在它的提示里。
  const ends = edges.map((edge) => {
    const [, from = "", to = "", label = ""] = /^(.*?) → (.*?)：(.*?)(（|　|$)/.exec(edge.textContent) || [];
    return { from, to, label };
  });
  const dim = (keep) => edges.forEach((edge, at) => edge.classList.toggle("dim", !keep(ends[at])));
  let kept = () => true;

  let hits = [];
  let now = -1;

  // 表里留下几个单位、几格。
  const sieve = (wanted) => {
    const left = { units: 0, cells: 0, roles: new Set() };
    rows.forEach((row, at) => {
      const unitSays = wanted.words && folded(name(row.cells[0])).includes(wanted.words);
      let cells = 0;
      heads.forEach((head, place) => {
        const cell = row.cells[place + 1];
        const held = Array.from(cell.querySelectorAll("a"));
        const fits = held.length > 0
          && (wanted.column === "" || wanted.column === String(place))
          && (wanted.role === "" || held.some((link) => link.classList.contains(wanted.role)))
          && (!wanted.words || unitSays || folded(cell.textContent + name(head)).includes(wanted.words));
        cell.classList.toggle("faded", wanted.any && held.length > 0 && !fits);
        if (fits) {
          cells += 1;
          held.filter((link) => link.classList.contains(wanted.role)).forEach((link) => left.roles.add(link.childNodes[1].textContent));
        }
      });
      row.hidden = wanted.any && (cells === 0 || (wanted.unit !== "" && wanted.unit !== String(at)));
      if (!row.hidden) {
        left.units += 1;
        left.cells += cells;
      }
    });
    lines.forEach((line) => heads.forEach((head, place) => {
      line.cells[place + 1].hidden = wanted.column !== "" && wanted.column !== String(place);
    }));
    return left;
  };

  const apply = () => {
    const wanted = { words: folded(words.value.trim()), unit: unit.value, role: role.value, column: column.value };
    wanted.any = Boolean(wanted.words || wanted.unit || wanted.role || wanted.column);
    const left = sieve(wanted);
    hits.forEach((block) => block.classList.remove("hit", "now"));
    hits = wanted.words ? blocks.filter((block) => folded(block.textContent).includes(wanted.words)) : [];
    hits.forEach((block) => block.classList.add("hit"));
    now = -1;
    const who = unit.value && name(rows[unit.value].cells[0]);
    const where = column.value && name(heads[column.value]);
    kept = (end) => (!who || end.from === who || end.to === who)
      && (!where || end.from === where || end.to === where)
      && (!role.value || left.roles.has(end.label));
    dim(kept);
    const said = [];
    if (wanted.any && grid) said.push(left.cells ? `矩阵里 ${left.units} 个单位、${left.cells} 格` : "矩阵里没有");
    if (wanted.words && notice) said.push(hits.length ? `通知里 ${hits.length} 段，按回车逐段看` : "通知里没有");
    count.textContent = said.join("；");
    rove();
  };

  const clear = () => {
    [words, unit, role, column].forEach((field) => { field.value = ""; });
    apply();
  };

  const next = (step) => {
    if (!hits.length) return;
    if (now >= 0) hits[now].classList.remove("now");
    now = (now + step + hits.length) % hits.length;
    hits[now].classList.add("now");
    hits[now].scrollIntoView({ block: "center" });
    count.textContent = `通知里第 ${now + 1} 段，共 ${hits.length} 段`;
  };

  // 表格只占一个 Tab 位，方向键在有内容的格子之间走。
  const shown = (link) => !link.closest("[hidden]");
  let stop = null;
  const rove = (to) => {
    if (!grid) return;
    const links = Array.from(grid.querySelectorAll("a[href]"));
    stop = to || (stop && shown(stop) ? stop : links.find(shown)) || null;
    links.forEach((link) => { link.tabIndex = link === stop ? 0 : -1; });
  };
  const beside = (link, down, right) => {
    const sibling = right > 0 ? link.nextElementSibling : right < 0 ? link.previousElementSibling : null;
    if (sibling && sibling.matches("a[href]")) return sibling;
    const cell = link.closest("td, th");
    let line = lines.indexOf(cell.parentElement) + down;
    let place = cell.cellIndex + right;
    while (lines[line] && lines[line].cells[place]) {
      const found = lines[line].cells[place].querySelectorAll("a[href]");
      if (found.length && shown(found[0])) return found[right < 0 ? found.length - 1 : 0];
      line += down;
      place += right;
    }
    return null;
  };
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const walk = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = Array.from(link.closest("tr").querySelectorAll("a[href]")).filter(shown);
    let to = null;
    if (STEPS[event.key]) to = beside(link, ...STEPS[event.key]);
    else if (event.key === "Home") to = row[0];
    else if (event.key === "End") to = row[row.length - 1];
    else return;
    event.preventDefault();
    if (!to) return;
    rove(to);
    to.focus();
  };

  // 到了一格或一段：筛掉的放出来，焦点跟过去，那一段的回链打开。
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    const link = target.matches("td") && target.querySelector("a[href]");
    const back = target.nextElementSibling;
    if (back && back.matches("details.back")) back.open = true;
    if (link) rove(link);
    else if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    const go = () => {
      (link || target).focus({ preventScroll: true });
      target.scrollIntoView({ block: link ? "center" : "start", inline: "nearest" });
    };
    go();
    // 目标刚放出来时，浏览器随后还会再跳一次，把焦点拿走；一秒之内拿走的要回来，人自己点了、按了键就不要。
    let left = 20;
    const stop = () => { left = 0; };
    addEventListener("pointerdown", stop, { once: true });
    addEventListener("keydown", stop, { once: true });
    const again = () => {
      if (left <= 0) return;
      left -= 1;
      if (document.activeElement === document.body) go();
      setTimeout(again, 50);
    };
    setTimeout(again, 50);
  };

  const light = (event) => {
    const cell = event.target.closest("td, th");
    const head = cell && heads[cell.cellIndex - 1];
    heads.forEach((other) => other.classList.toggle("lit", other === head));
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    next(1);
  });
  print.addEventListener("change", () => document.body.classList.toggle("with-annexes", print.checked));
  addEventListener("hashchange", arrive);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape") clear();
  });
  if (grid) {
    grid.addEventListener("keydown", walk);
    grid.addEventListener("focusin", (event) => event.target.matches("a[href]") && rove(event.target));
    grid.addEventListener("mouseover", light);
    grid.addEventListener("mouseleave", light);
  }
  if (picture) {
    const { width, height } = picture.viewBox.baseVal;
    picture.closest(".annex").classList.toggle("tall", height > width);
    const point = (event) => {
      const box = event.target.closest("g");
      const who = box && box.querySelector("title").textContent.split("　")[0];
      if (who) dim((end) => end.from === who || end.to === who);
    };
    picture.addEventListener("mouseover", point);
    picture.addEventListener("click", point);
    picture.addEventListener("mouseout", () => dim(kept));
  }
  rove();
  if (location.hash) arrive();
})();
