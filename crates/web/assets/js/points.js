// Running minutes: keeps what is typed on a point without a button. A form without this script is sent
// by its button and loses nothing; with it, words are kept a moment after the last key, when the box is
// left, and when the page is. Until the server has them they stay in this tab.
//
// Each form `[data-keep]` holds `words`, and `base`: the version that was read. The server answers
// `{ version, beside, say }`. When `beside`, someone else wrote meanwhile: both texts are kept, and the
// box is locked until the page is opened anew and they are joined.
(() => {
  "use strict";
  const QUIET_MS = 1200;
  const AGAIN_MS = 5000;
  const home = document.getElementById("agenda");
  if (!home) return;

  const points = [];

  // The office said no, in the reader's words; any other failure is told in ours.
  class Refused extends Error {}

  // Nobody is signed in here any more: only signing in again helps.
  class Over extends Error {}

  class Point {
    constructor(form) {
      this.form = form;
      this.box = form.elements.words;
      this.base = form.elements.base;
      this.tells = form.querySelector("[data-tells]");
      this.key = "words:" + new URL(form.action).pathname;
      this.kept = this.box.value;
      this.inFlight = null;
      this.timer = 0;
      this.restore();
      this.box.addEventListener("input", () => this.typed());
      this.box.addEventListener("blur", () => this.keep());
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.isAsked = true;
        this.keep();
      });
    }

    // Words that this tab had not brought to the server when the page was left.
    restore() {
      let left = null;
      try {
        left = JSON.parse(sessionStorage.getItem(this.key));
      } catch {
        left = null;
      }
      if (!left || left.words === this.box.value) {
        this.forget();
        return;
      }
      this.box.value = left.words;
      this.base.value = left.base;
      this.typed();
    }

    remember() {
      const left = JSON.stringify({ words: this.box.value, base: this.base.value });
      try {
        sessionStorage.setItem(this.key, left);
      } catch {
        // A full or forbidden store: the words still stand in the box.
      }
    }

    forget() {
      try {
        sessionStorage.removeItem(this.key);
      } catch {
        // Nothing was kept then.
      }
    }

    tell(words, isLate) {
      this.tells.textContent = words;
      this.tells.classList.toggle("late", isLate);
    }

    isUnsaved() {
      return !this.box.readOnly && this.box.value !== this.kept;
    }

    typed() {
      this.remember();
      if (!this.isUnsaved() && !this.inFlight) {
        this.forget();
        return;
      }
      this.tell(home.dataset.unsaved, false);
      this.wait(QUIET_MS);
    }

    wait(ms) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), ms);
    }

    // One saving at a time. After a failure the same words go first: if they had arrived, the server
    // knows them and only tells their version. When the session is over and the button was pressed, the
    // form goes as it goes without this script: the words wait while one signs in again.
    async keep() {
      clearTimeout(this.timer);
      if (this.isBusy || (!this.isUnsaved() && !this.inFlight)) return;
      this.isBusy = true;
      const words = this.inFlight ?? this.box.value;
      this.inFlight = words;
      try {
        const answer = await this.send(words, false);
        if (answer.status === 401) {
          // Read to its end: an answer half read would stand as broken off when the page is left.
          await answer.text();
          throw new Over();
        }
        if (!answer.ok) throw new Refused(await this.why(answer));
        const { version, beside, say } = await answer.json();
        this.inFlight = null;
        this.isAsked = false;
        this.tell(say, beside);
        if (beside) {
          this.forget();
          this.lock();
        } else {
          this.kept = words;
          this.base.value = version;
          if (this.isUnsaved()) this.remember();
          else this.forget();
        }
      } catch (error) {
        if (error instanceof Over) {
          this.isBusy = false;
          this.tell(home.dataset.over, true);
          if (this.isAsked) this.leave();
          return;
        }
        this.tell((error instanceof Refused && error.message) || home.dataset.lost, true);
        this.wait(AGAIN_MS);
        this.isBusy = false;
        return;
      }
      this.isBusy = false;
      if (this.isUnsaved()) this.wait(QUIET_MS);
    }

    // The form takes the words along; what this tab keeps of them stays until they are back.
    leave() {
      this.inFlight = null;
      this.kept = this.box.value;
      this.form.submit();
    }

    send(words, isLast) {
      const body = new URLSearchParams({ words, base: this.base.value });
      const headers = { accept: "application/json" };
      return fetch(this.form.action, { method: "POST", body, headers, keepalive: isLast });
    }

    async why(answer) {
      if (answer.status !== 422) return "";
      const problem = await answer.json().catch(() => ({}));
      return problem.say || "";
    }

    // The page is being left: nobody will read the answer, so the words also stay in the tab.
    last() {
      if (!this.isUnsaved() && !this.inFlight) return;
      this.remember();
      if (!this.isBusy) this.send(this.inFlight ?? this.box.value, true).catch(() => {});
    }

    lock() {
      this.box.readOnly = true;
      const link = document.createElement("a");
      link.className = "btn first";
      link.href = location.pathname + "?joined=" + this.base.value + "#" + this.form.closest("article").id;
      link.textContent = home.dataset.join;
      this.form.append(link);
    }
  }

  for (const form of document.querySelectorAll("form[data-keep]")) points.push(new Point(form));
  // Where two texts are being joined, nothing older may come back into the box.
  for (const form of document.querySelectorAll("form[data-join]")) {
    try {
      sessionStorage.removeItem("words:" + new URL(form.action).pathname);
    } catch {
      // Nothing was kept then.
    }
  }
  for (const line of document.querySelectorAll("[data-keys]")) line.hidden = false;

  addEventListener("online", () => points.forEach((point) => point.keep()));
  addEventListener("pagehide", () => points.forEach((point) => point.last()));
  addEventListener("beforeunload", (event) => {
    if (points.some((point) => point.isUnsaved() && point.tells.classList.contains("late"))) {
      event.preventDefault();
    }
  });

  // Keys: Ctrl+Enter keeps and goes on, Alt with an arrow goes from point to point, Alt+N gives a
  // directive on the point.
  addEventListener("keydown", (event) => {
    const at = points.findIndex((point) => point.box === document.activeElement);
    if (event.ctrlKey && event.key === "Enter" && at >= 0) {
      points[at].keep();
      go(at + 1, event);
    } else if (event.altKey && event.key === "ArrowDown") {
      go(at + 1, event);
    } else if (event.altKey && event.key === "ArrowUp") {
      go(at < 0 ? 0 : at - 1, event);
    } else if (event.altKey && event.code === "KeyN" && at >= 0) {
      const give = points[at].form.closest("article").querySelector("[data-give]");
      if (give) {
        event.preventDefault();
        give.click();
      }
    }
  });

  function go(at, event) {
    const point = points[Math.min(Math.max(at, 0), points.length - 1)];
    if (!point) return;
    event.preventDefault();
    point.box.focus();
    point.form.closest("article").scrollIntoView({ block: "nearest" });
  }
})();
