/** A source of chance: a whole number from 0 to below `limit`. */
export type Chance = (limit: number) => number;

/** Chance that is the same for the same seed. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	return (limit) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
}

const letters = "abcdefghjkmnpqrstvwxyz";

/** A word that is there once, as good as surely. */
export function newWord(chance: Chance): string {
	return Array.from({ length: 9 }, () => letters[chance(letters.length)]).join(
		"",
	);
}

function words(chance: Chance, count: number): string {
	return Array.from({ length: count }, () => newWord(chance)).join(" ");
}

/** A sentence of a few such words. */
export function sentence(chance: Chance): string {
	return `${words(chance, 3 + chance(5))}.`;
}

function paragraph(chance: Chance): string {
	const sentences = Array.from({ length: 1 + chance(4) }, () =>
		sentence(chance),
	);
	return sentences.join(chance(2) ? "\n" : " ");
}

function day(chance: Chance): string {
	return `2026-${String(1 + chance(12)).padStart(2, "0")}-${String(1 + chance(28)).padStart(2, "0")}`;
}

function person(chance: Chance): string {
	const name = newWord(chance);
	return `${name} <${name}@example.org>`;
}

const headings = ["Rejected", "Like", "Cost", "Risk", "When", "How"];

function anchor(chance: Chance): string {
	const start = 1 + chance(90);
	const symbol = chance(2) ? ` symbol=${newWord(chance)}` : "";
	return `\`\`\`ts tacit file=${newWord(chance)}.ts lines=${start}-${start + 1}${symbol}\n${words(chance, 4)}\n${words(chance, 3)}\n\`\`\``;
}

function reply(chance: Chance): string {
	return `### ${chance(4) ? `${person(chance)}, ` : ""}${day(chance)}\n\n${paragraph(chance)}`;
}

function section(chance: Chance): string {
	const heading = headings[chance(headings.length)] ?? "";
	const body = chance(2)
		? Array.from({ length: 1 + chance(3) }, () => `- ${sentence(chance)}`).join(
				"\n",
			)
		: paragraph(chance);
	return `## ${heading}\n\n${body}`;
}

/** A note as people write it: fields, title, prose, sections, replies and anchors. */
export function randomNote(chance: Chance): string {
	const optional = (text: string) => (chance(2) ? text : "");
	const front = [
		"---\nid: k3f9q2mx\n",
		`kind: ${chance(2) ? "decision" : "why"}\n`,
		optional(`status: ${chance(2) ? "proposed" : "accepted"}\n`),
		optional(`by:\n  - ${person(chance)}\n`),
		`date: ${day(chance)}\n`,
		optional(`tags: [${newWord(chance)}, ${newWord(chance)}]\n`),
		optional(`owner: ${newWord(chance)}\n`),
		"---",
	].join("");
	const blocks = [
		front,
		`# ${words(chance, 4)}`,
		paragraph(chance),
		...Array.from({ length: chance(4) }, () => section(chance)),
		...(chance(2) ? ["## Discussion"] : []),
	];
	if (blocks.at(-1) === "## Discussion")
		for (let left = chance(3); left >= 0; left--) blocks.push(reply(chance));
	for (let left = chance(2); left >= 0; left--) blocks.push(anchor(chance));
	return `${blocks.join("\n\n")}\n`;
}

type Edit = (text: string, chance: Chance) => string;

/** What people do to a note. Each may leave it as it is. */
const noteEdits: readonly Edit[] = [
	(text, chance) =>
		text.replace(
			/^status: .*$/m,
			() => `status: ${["accepted", "retired", "superseded"][chance(3)]}`,
		),
	(text, chance) => withField(text, `tags: [${newWord(chance)}]\n`),
	(text, chance) =>
		text.replace(/^tags: \[/m, (found) => `${found}${newWord(chance)}, `),
	(text, chance) =>
		text.replace(
			/^by:\n((?: {2}- .*\n)+)/m,
			(found) => `${found}  - ${person(chance)}\n`,
		),
	(text, chance) => withField(text, `${newWord(chance)}: ${newWord(chance)}\n`),
	(text, chance) =>
		withField(text, `supersedes:\n  - ${"abcdefg"[chance(7)]}2345678\n`),
	(text, chance) =>
		text.replace(/^owner: .*$/m, () => `owner: ${newWord(chance)}`),
	(text, chance) => text.replace(/^# .*$/m, () => `# ${words(chance, 4)}`),
	...[changeWord, changeWord, changeWord, addSentence, addItem],
	(text, chance) => insertAt(text, /^## |^```ts tacit/m, section(chance)),
	(text, chance) => insertAt(text, /^```ts tacit/m, anchor(chance)),
	(text, chance) => `${text.replace(/\n*$/, "\n")}\n${anchor(chance)}\n`,
	...[addReply, addReply, removeSection],
	(text, chance) =>
		text.replace(/lines=(\d+)-\d+/, () => {
			const start = 100 + chance(900);
			return `lines=${start}-${start + 1}`;
		}),
	(text, chance) =>
		text.replace(/^## (?!Discussion).*$/m, () => `## ${newWord(chance)}`),
];

function withField(text: string, field: string): string {
	const key = field.slice(0, field.indexOf(":") + 1);
	return text.includes(`\n${key}`)
		? text
		: text.replace(/\n---\n/, (found) => `\n${field}${found.slice(1)}`);
}

function insertAt(text: string, place: RegExp, block: string): string {
	const heading = /^## .*$/m.exec(block)?.[0];
	const at = text.search(place);
	// A note has no two sections of one name.
	if (at < 0 || (heading !== undefined && text.includes(`${heading}\n`)))
		return text;
	return `${text.slice(0, at)}${block}\n\n${text.slice(at)}`;
}

/** Offsets of the words of prose: not in front matter, headings or code. */
function proseWords(text: string): readonly RegExpExecArray[] {
	const start = text.indexOf("\n---\n") + 5;
	const code = /^(`{3,})[^`]*?^\1$/gm;
	const hidden = [...text.matchAll(code)].map(({ index, 0: found }) => ({
		start: index,
		end: index + found.length,
	}));
	return [...text.matchAll(/(?<=^[a-z-][^#\n]*)\b[a-z]{9}\b/gm)].filter(
		({ index }) =>
			index >= start &&
			!hidden.some((span) => index >= span.start && index < span.end),
	);
}

function changeWord(text: string, chance: Chance): string {
	const all = proseWords(text);
	const word = all[chance(Math.max(1, all.length))];
	return word
		? text.slice(0, word.index) + newWord(chance) + text.slice(word.index + 9)
		: text;
}

function addSentence(text: string, chance: Chance): string {
	const ends = [...text.matchAll(/(?<=^[a-z][^\n]*\.)$/gm)];
	const end = ends[chance(Math.max(1, ends.length))];
	return end
		? `${text.slice(0, end.index)}${chance(2) ? " " : "\n"}${sentence(chance)}${text.slice(end.index)}`
		: text;
}

function addItem(text: string, chance: Chance): string {
	return text.replace(
		/^(?:- .*\n)+/m,
		(found) => `${found}- ${sentence(chance)}\n`,
	);
}

function addReply(text: string, chance: Chance): string {
	const at = text.search(/^```ts tacit/m);
	const heading = text.includes("\n## Discussion\n") ? "" : "## Discussion\n\n";
	return `${text.slice(0, at)}${heading}${reply(chance)}\n\n${text.slice(at)}`;
}

function removeSection(text: string, chance: Chance): string {
	return chance(3)
		? text
		: text.replace(/^## (?!Discussion)(?:(?!^#|^```)[^\n]*\n)+/m, "");
}

/** The note after one to three edits by a person. */
export function editedNote(text: string, chance: Chance): string {
	let edited = text;
	for (let left = chance(3); left >= 0; left--)
		edited = noteEdits[chance(noteEdits.length)]?.(edited, chance) ?? edited;
	return edited;
}
