// A small workspace with something on every screen: members in every state, a website and a course chat,
// dialogues that wait, go on and are finished, rated and not. Made through the API, for tests that look.
import { expect, type Page } from "@playwright/test";
import { colleague, operator, owner as ownerPerson, setUp, signIn, visit, type Client } from "./api.ts";
import { Desk } from "./desk.ts";
import { bill, picture } from "./files.ts";

export interface Stage {
  owner: Client;
  chat: { id: string; key: string };
  /** Dialogues by what they show. */
  waiting: string;
  active: string;
  finished: string;
  /** Its rating was excluded. */
  excluded: string;
  /** An invitation that was not accepted. */
  invitation: string;
  /** A webhook that could not be delivered to. */
  webhook: string;
}

/** What may happen between making the workspace and its present day. */
type Past = (owner: Client, chats: { key: string }[]) => Promise<void>;

/** `language` is the owner's and the visitors'. */
export async function setStage(url: string, token: string, language: string, past?: Past): Promise<Stage> {
  let owner = await setUp(url, token, language);
  await owner.post("/members", { ...operator, role: "operator" });
  const analyst = await owner.post("/members", { ...colleague, role: "analyst" });
  const gone = await owner.post("/members", { name: "Gone Girl", email: "gone@example.org", role: "operator", password: "a long enough password" });
  await owner.patch(`/members/${gone.id}`, { status: "disabled" });
  const invited = await owner.post("/members", { name: "Ina Invited", email: "ina@example.org", role: "admin" });
  const chat = await owner.post<{ id: string; key: string }>("/chats", { name: "Tea shop", kind: "website" });
  const course = await owner.post<{ id: string; key: string }>("/chats", { name: "Tea tasting for beginners", kind: "course" });
  await owner.patch(`/members/${analyst.id}`, { chats: [chat.id] });
  await owner.post("/canned-replies", { shortcut: "ship", text: "We ship within four days." });

  // Its name is looked up, found to be this machine, and refused.
  const webhook = await owner.post("/webhooks", { url: "https://localhost/candor", events: ["rating.submitted", "dialogue.finished"], ratings: "dissatisfied" });
  await owner.post(`/webhooks/${webhook.id}/test`);

  if (past) {
    await past(owner, [chat, course]);
    // Sessions do not outlive it.
    owner = await signIn(url, ownerPerson);
  }

  const desk = await Desk.open(url);
  let written = 0;
  const write = async (visitor: Client, text: string): Promise<string> => {
    const body = { client_id: `stage-message-${(written += 1)}`, text };
    return (await visitor.post("/widget/messages", body)).dialogue as string;
  };
  const about = { language, page: { url: "https://shop.example.org/teas/green", title: "Green teas" } };

  const vera = await visit(url, chat.key, { ...about, name: "Vera Lind" });
  const finished = await write(vera, "Hello, do you ship to Norway? It is for a birthday, so it should not take long.");
  await desk.take();
  await desk.answer(finished, "Yes, within four days. Shipping is free from 60 €.");
  await write(vera, "Great, thank you!");
  await desk.finish(finished);
  const { form_key } = await vera.get("/widget/rating");
  await vera.post("/widget/rating", { form_key, score: 5, comment: "Solved in two minutes." });

  const sam = await visit(url, chat.key, { ...about, name: "Sam Field" });
  const slow = await write(sam, "The cup I got has a crack.");
  await desk.serve("I am sorry!");
  const form = await sam.get("/widget/rating");
  await sam.post("/widget/rating", { form_key: form.form_key, score: 2, comment: "Took too long to answer.", reasons: [form.reasons[0].id] });
  await owner.patch(`/dialogues/${slow}/outcome`, {
    status: "in_review",
    tags: ["Cups", "Waiting"],
    note: "The second answer came after eleven minutes.",
    exclude: { reason: "Meant for the shop next door" },
  });

  const silent = await visit(url, course.key, about);
  await write(silent, "The hint in exercise 3 is missing.");
  await desk.serve("Open the tab “help”.");
  const leaver = await visit(url, chat.key, about);
  await write(leaver, "Anybody there?");
  await leaver.post("/widget/finish");

  const anna = await visit(url, chat.key, { ...about, name: "Анна Ильина", language: "ru" });
  const active = await write(anna, "Здравствуйте, можно изменить адрес доставки?");
  await desk.take();
  await desk.answer(active, "One moment");
  await desk.answer(active, "", await desk.upload(active, bill));
  await desk.answer(active, "", await desk.upload(active, picture));
  await desk.client.patch(`/dialogues/${active}/tags`, { add: ["Delivery", "Адрес"] });
  const me = await owner.get("/session");
  await desk.client.post(`/dialogues/${active}/transfer`, { operator: me.member.id, note: "Has asked twice already" });

  const huda = await visit(url, chat.key, { ...about, name: "هدى علي", language: "ar" });
  const waiting = await write(huda, "هل يمكنني تغيير العنوان؟ https://shop.example.org/orders/1234567890");
  const hook = webhook.id as string;
  const invitation = new URL(invited.invitation_url as string).pathname;
  return { owner, chat, waiting, active, finished, excluded: slow, webhook: hook, invitation };
}

/** An address of the console, and what to do there before looking; nothing here depends on a language. */
export interface Stop {
  name: string;
  path: string;
  /** Must be there before anybody looks. */
  ready: string;
  keys?: string[];
  click?: string;
  /** Typed where the focus is put, and sent. */
  type?: { into: string; text: string };
  /** Must be there after the keys and the click. */
  then?: string;
  /** One of the few that are looked at in every way. */
  main?: boolean;
}

/** Every screen of the console for an owner. */
export function tour(stage: Stage): Stop[] {
  const chat = `/settings/chats/${stage.chat.id}`;
  const saved = "form h2, form fieldset, form .field";
  return [
    { name: "inbox-waiting", path: "/inbox/waiting", ready: "a[data-dialogue]" },
    { name: "inbox-dialogue-waiting", path: `/inbox/waiting/${stage.waiting}`, ready: ".take" },
    { name: "inbox-dialogue", main: true, path: `/inbox/mine/${stage.active}`, ready: ".bubble img" },
    { name: "inbox-finished", path: `/inbox/finished/${stage.finished}`, ready: ".bubble" },
    { name: "inbox-erase", path: `/inbox/finished/${stage.finished}`, ready: ".bubble", keys: ["c"], click: ".erase button", then: "dialog[open] form" },
    { name: "inbox-keys", path: "/inbox/waiting", ready: "a[data-dialogue]", keys: ["?"], then: "dialog[open]" },
    { name: "inbox-alerts", path: "/inbox/waiting", ready: "a[data-dialogue]", click: ".head .icon-button", then: "dialog[open]" },
    { name: "inbox-hand-over", main: true, path: `/inbox/mine/${stage.active}`, ready: ".bubble img", keys: ["h"], then: "dialog[open] input[type=radio]" },
    { name: "inbox-canned", path: `/inbox/mine/${stage.active}`, ready: "textarea", keys: ["/"], then: "[role=option]" },
    { name: "analytics", path: "/analytics", ready: ".list ol li" },
    { name: "analytics-dialogue", main: true, path: `/analytics?dialogue=${stage.finished}`, ready: "aside .said" },
    { name: "analytics-exclude", main: true, path: `/analytics?dialogue=${stage.finished}`, ready: "aside .review", click: "[data-review=exclude]", then: "aside .review form" },
    { name: "analytics-excluded", path: `/analytics?dialogue=${stage.excluded}`, ready: "[data-take-back]" },
    { name: "analytics-assign", path: `/analytics?dialogue=${stage.finished}`, ready: "aside .review", click: "[data-review=assignee] button", then: ".people [aria-pressed]" },
    { name: "analytics-keys", path: "/analytics", ready: ".list ol li", keys: ["?"], then: "dialog[open]" },
    { name: "analytics-filter", path: "/analytics", ready: ".list ol li", click: ".filters button", then: "[popover]:popover-open" },
    { name: "analytics-more-filters", path: "/analytics", ready: ".list ol li", click: ".filters > button:last-of-type", then: "[popover]:popover-open fieldset" },
    { name: "analytics-export", path: "/analytics", ready: ".list ol li", keys: ["e"], then: "[popover]:popover-open fieldset" },
    { name: "analytics-chosen", path: "/analytics?score=stars5:5&list=dialogues&words=solved&fact=answered", ready: ".chips" },
    { name: "analytics-marked", path: "/analytics?list=spam", ready: ".list .empty" },
    { name: "analytics-table", path: "/analytics", ready: ".list ol li", click: "main summary", then: "details[open] table" },
    { name: "analytics-started", path: "/analytics?list=dialogues&of=started", ready: ".list ol li" },
    { name: "analytics-open-now", main: true, path: "/analytics?list=dialogues&of=open_now", ready: ".list ol li" },
    { name: "analytics-answered", path: "/analytics?list=dialogues&of=answered&weekday=1&hour=9", ready: ".list" },
    { name: "operators-by-day", main: true, path: "/analytics/operators", ready: "td.heat" },
    { name: "operators-by-hour", path: "/analytics/operators?show=seconds&by=hour", ready: "td.heat" },
    { name: "settings-chats", path: "/settings/chats", ready: "li.card" },
    { name: "settings-look", main: true, path: `${chat}/look`, ready: saved },
    { name: "settings-sites", path: `${chat}/sites`, ready: saved },
    { name: "settings-operators", path: `${chat}/operators`, ready: saved },
    { name: "settings-files", path: `${chat}/files`, ready: saved },
    { name: "settings-code", path: `${chat}/code`, ready: "pre" },
    { name: "settings-quality-control", main: true, path: `${chat}/quality-control`, ready: saved },
    { name: "settings-members", main: true, path: "/settings/members", ready: "main li, main tbody tr" },
    { name: "settings-member-add", path: "/settings/members", ready: "main li, main tbody tr", click: "header .primary", then: "form" },
    { name: "settings-member-edit", path: "/settings/members", ready: "main li", click: "li:nth-child(3) .verbs .button", then: "dialog[open] fieldset [type=checkbox]" },
    { name: "settings-webhooks", path: "/settings/webhooks", ready: "li.card" },
    { name: "settings-webhook-add", path: "/settings/webhooks", ready: "li.card", click: "header .primary", then: "form" },
    { name: "settings-webhook-log", path: `/settings/webhooks/${stage.webhook}`, ready: "details", click: "summary", then: "pre" },
    { name: "settings-workspace", path: "/settings/workspace", ready: "form" },
    { name: "settings-profile", path: "/settings/profile", ready: "form" },
    { name: "settings-audit", main: true, path: "/settings/audit", ready: "ol.card li" },
    { name: "settings-factor", main: true, path: "/settings/profile", ready: "form", type: { into: "form:not(:has([minlength])) [autocomplete=current-password]", text: ownerPerson.password }, then: "svg[role=img]" },
    { name: "settings-numbers", path: "/settings/profile", ready: "section dl" },
  ];
}

/** Goes there and does what is to be done. */
export async function showStop(page: Page, url: string, stop: Stop): Promise<void> {
  await page.goto(url + stop.path);
  await expect(page.locator(stop.ready).first()).toBeVisible();
  for (const key of stop.keys ?? []) await page.keyboard.press(key);
  if (stop.click) await page.locator(stop.click).first().click();
  if (stop.type) {
    await page.locator(stop.type.into).fill(stop.type.text);
    await page.locator(stop.type.into).press("Enter");
  }
  if (stop.then) await expect(page.locator(stop.then).first()).toBeVisible();
}
