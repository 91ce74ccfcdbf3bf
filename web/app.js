// SPDX-License-Identifier: Apache-2.0
// From the address to the view that draws it. Views are pages of their own: links and forms are the browser's.
import {h} from "./dom.js";
import {overview} from "./overview.js";
import {events} from "./events.js";
import {event} from "./event.js";
import {report} from "./report.js";
import {reports} from "./reports.js";
import {stories} from "./stories.js";
import {story} from "./story.js";
import {map} from "./map.js";

const views = {"/": overview, "/events": events, "/event": event, "/reports": reports, "/report": report, "/stories": stories,
  "/story": story, "/map": map};

async function draw() {
  const main = document.querySelector("main");
  for (const link of document.querySelectorAll("nav a"))
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
  try {
    const drawn = await views[location.pathname]();
    document.title = `${drawn.title} – Bede`;
    main.replaceChildren(...drawn.content.flat(Infinity).filter((one) => one));
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  } catch (error) {
    document.title = "Bede";
    main.replaceChildren(h("h1", {}, "This cannot be shown"), h("p", {role: "alert", class: "fault"}, error.message),
      h("p", {}, h("a", {href: ""}, "Try again"), " or go to the ", h("a", {href: "/"}, "overview"), "."));
  }
  main.setAttribute("aria-busy", "false");
}

draw();
