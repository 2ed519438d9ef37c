// Plays a believable month of a small team through the public API, on a clock moved by hand: for
// pictures and for screens that need something to show. Seeded: the same month every time.
import { signIn, visit, type Client, type Person } from "./api.ts";
import type { MovedClock } from "./clock.ts";

/** Small, fast and seedable; only for made-up data. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Colleague extends Person {
  /** Share of each score from 1 to 5. */
  scores: number[];
  /** Typical seconds until the first answer. */
  pace: number;
}

const password = "a long enough password";
const team: Colleague[] = [
  { name: "Olga Petrova", email: "olga.p@example.org", password, pace: 35, scores: [1, 2, 4, 22, 71] },
  { name: "Karim Haddad", email: "karim@example.org", password, pace: 50, scores: [3, 4, 9, 30, 54] },
  { name: "Inès Martin", email: "ines@example.org", password, pace: 42, scores: [2, 3, 7, 26, 62] },
  { name: "Tom Baker", email: "tom@example.org", password, pace: 110, scores: [9, 10, 16, 33, 32] },
  { name: "Lena Vogel", email: "lena@example.org", password, pace: 60, scores: [2, 3, 8, 30, 57] },
];

const questions: [language: string, name: string, text: string, answer: string, thanks: string][] = [
  ["en", "Vera Lind", "Hello, do you ship to Norway?", "Yes, within four days. Shipping is free from 60 €.", "Great, thank you!"],
  ["fr", "Luc Morel", "Bonjour, mon colis est indiqué livré mais je ne l’ai pas.", "Désolée, il est au casier 14 ; je vous envoie le code.", "Merci, trouvé !"],
  ["en", "Sam Field", "Which of your green teas has the least caffeine?", "The Bancha. I can put a sample into your parcel.", "Please do."],
  ["ru", "Анна Ильина", "Здравствуйте, можно изменить адрес доставки?", "Да, уже изменил. Посылка выйдет сегодня.", "Спасибо!"],
  ["ar", "هدى علي", "هل يمكنني تغيير العنوان؟", "نعم، غيّرته الآن.", "شكراً لكم"],
  ["en", "Grace Obi", "The cup I got has a crack.", "I am sorry! A new one leaves today, keep the old one.", "That was quick."],
  ["fr", "Chloé Blanc", "Exercice 3, je ne vois pas l’indice.", "Ouvrez l’onglet « aide » en haut à droite.", "Je le vois, merci."],
  ["en", "Jonas Berg", "Can I pay by invoice?", "For companies, yes. Which country are you in?", "Sweden."],
];

const farewell: Record<string, string> = { fr: "Avec plaisir !", ru: "Пожалуйста!", ar: "على الرحب والسعة" };

const praise = ["Solved in two minutes.", "Very kind, thank you.", "Answered exactly what I asked.", "Super rapide, merci !", "Быстро и вежливо.", "خدمة ممتازة"];
const blame = ["I had to explain it three times.", "The parcel is still not here.", "Took too long to answer.", "La réponse ne m’a pas aidé.", "The hint in the course is wrong."];

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

function weighted(random: () => number, weights: number[]): number {
  let left = random() * weights.reduce((sum, each) => sum + each, 0);
  for (const [index, weight] of weights.entries()) if ((left -= weight) < 0) return index;
  return weights.length - 1;
}

export interface Played {
  dialogues: number;
  rated: number;
}

/** From the clock's moment up to `until`, about `perDay` dialogues a day. */
export async function playMonth(
  url: string,
  owner: Client,
  chats: { key: string }[],
  clock: MovedClock,
  until: number,
  perDay: number,
  seed = 7,
): Promise<Played> {
  const random = seeded(seed);
  for (const colleague of team) {
    await owner.post("/members", { name: colleague.name, email: colleague.email, role: "operator", password });
  }
  const played = { dialogues: 0, rated: 0 };
  while (clock.now < until) {
    const day = new Date(clock.now);
    const weekend = [0, 6].includes(day.getUTCDay());
    // The morning; whoever is on shift signs in again, as sessions do not outlive a night.
    clock.advance(((31 - day.getUTCHours()) % 24) * 3600);
    const shift = team.filter(() => random() < (weekend ? 0.45 : 0.8));
    if (shift.length === 0) shift.push(team[0] as Colleague);
    const clients = new Map<Colleague, Client>();
    for (const colleague of shift) clients.set(colleague, await signIn(url, colleague));
    const count = Math.round(perDay * (weekend ? 0.45 : 1) * (0.8 + random() * 0.4));
    for (let n = 0; n < count && clock.now < until; n++) {
      clock.advance((random() * 2 * 11 * 3600) / count / 2);
      const colleague = pick(random, shift);
      const rated = await playDialogue(url, pick(random, chats).key, colleague, clients.get(colleague) as Client, clock, random);
      played.dialogues += 1;
      if (rated) played.rated += 1;
    }
    // The night: what was left open ends by idleness when the clock has moved on.
    const evening = new Date(clock.now);
    if (clock.now < until) clock.advance((24 - evening.getUTCHours()) * 3600);
  }
  return played;
}

async function playDialogue(
  url: string,
  key: string,
  colleague: Colleague,
  desk: Client,
  clock: MovedClock,
  random: () => number,
): Promise<boolean> {
  let written = 0;
  const id = () => `history-${clock.now}-${(written += 1)}`;
  const [language, name, question, answer, thanks] = pick(random, questions);
  const visitor = await visit(url, key, {
    name: random() < 0.75 ? name : undefined,
    language,
    page: { url: "https://shop.example.org/teas", title: "Teas" },
  });
  const { dialogue } = await visitor.post("/widget/messages", { client_id: id(), text: question });
  // Nobody there in time: the visitor leaves and nobody answers.
  if (random() < 0.03) {
    await visitor.post("/widget/finish");
    return false;
  }
  clock.advance(colleague.pace * (0.3 + random() * 1.7));
  await desk.post(`/dialogues/${dialogue}/take`);
  await desk.post(`/dialogues/${dialogue}/messages`, { client_id: id(), text: answer });
  clock.advance(20 + random() * 90);
  await visitor.post("/widget/messages", { client_id: id(), text: thanks });
  clock.advance(colleague.pace * (0.2 + random()));
  await desk.post(`/dialogues/${dialogue}/messages`, { client_id: id(), text: farewell[language] ?? "You are welcome." });
  if (random() < 0.06) return false; // left open: idleness will finish it
  clock.advance(15 + random() * 60);
  if (random() < 0.12) await visitor.post("/widget/finish");
  else await desk.post(`/dialogues/${dialogue}/finish`);
  return rate(visitor, colleague, clock, random);
}

async function rate(visitor: Client, colleague: Colleague, clock: MovedClock, random: () => number): Promise<boolean> {
  const form = await visitor.ask("GET", "/widget/rating");
  if (form.status !== 200 || random() < 0.3) return false;
  const { form_key, reasons } = JSON.parse(form.text) as { form_key: string; reasons: { id: string }[] };
  await visitor.post("/widget/rating/shown", { form_key });
  clock.advance(4 + random() * 20);
  if (random() < 0.3) {
    await visitor.post("/widget/rating/skip", { form_key });
    return false;
  }
  if (random() < 0.2) return false;
  const score = weighted(random, colleague.scores) + 1;
  const comment = random() < 0.4 ? pick(random, score >= 4 ? praise : blame) : undefined;
  const chosen = score <= 2 && reasons.length > 0 && random() < 0.7 ? [pick(random, reasons).id] : undefined;
  await visitor.post("/widget/rating", {
    form_key,
    score,
    ...(comment ? { comment } : {}),
    ...(chosen ? { reasons: chosen } : {}),
  });
  return true;
}
