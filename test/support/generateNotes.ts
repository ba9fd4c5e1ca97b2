/** What `generateNotes` makes, by path from the repository's root. */
export interface GeneratedNotes {
	/** The source files that notes speak of. */
	readonly sources: ReadonlyMap<string, string>;
	/** The notes, beside the code. */
	readonly notes: ReadonlyMap<string, string>;
}

/** How much to make. */
export interface GenerateNotesOptions {
	/** How many notes. */
	readonly count: number;
	/** How many source files they are spread over; 2,000 when left out. */
	readonly files?: number;
	/** The same seed gives the same bytes; 1 when left out. */
	readonly seed?: number;
}

const words =
	"account order invoice price cache token session user tax region ledger stock batch queue retry limit window quota index shard cursor buffer policy rule audit event metric trace span digest hash route plan quote credit refund charge report export import filter merge split scan parse render".split(
		" ",
	);
const people = [
	"Ada Lovelace <ada@example.org>",
	"Grace Hopper <grace@example.org>",
	"Barbara Liskov <barbara@example.org>",
	"Jürgen Müller <juergen@example.org>",
	"林 志玲 <lin@example.org>",
	"Edsger Dijkstra <edsger@example.org>",
	"Margaret Hamilton <margaret@example.org>",
];
const kinds = [
	"why",
	"why",
	"why",
	"decision",
	"gotcha",
	"workaround",
	"howto",
	"story",
	"question",
] as const;
const reasons = [
	"We retry here because the upstream gateway drops the first request after an idle hour.",
	"This order matters: the ledger must be written before the event goes out, or a crash loses the audit line.",
	"Rounded half-even on purpose; finance asked for it in the 2024 review.",
	"The limit is 500 since the partner API rejects larger pages with a 413.",
	"Do not inline this: the profiler showed a deopt when the closure grew past 8 captures.",
	"Legacy clients still send the old field; drop this branch once v3 traffic is below 1 %.",
	"Größe in Byte, nicht in Zeichen: der Drucker zählt Umlaute doppelt.",
];
const letters = "abcdefghjkmnpqrstvwxyz";
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** `count` well-formed notes over `files` source files in about 250 folders, the same bytes every time. */
export function generateNotes(options: GenerateNotesOptions): GeneratedNotes {
	const random = mulberry32(options.seed ?? 1);
	const below = (limit: number) => Math.floor(random() * limit);
	const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	const hash = () =>
		Array.from({ length: 40 }, () => "0123456789abcdef"[below(16)]).join("");

	const sources = new Map<string, string>();
	const sourcePaths: string[] = [];
	for (let i = 0; i < (options.files ?? 2000); i++) {
		const folder = `src/${words[i % 16]}/${words[(i >> 4) % 16]}`;
		const path = `${folder}/${pick(words)}${i}.ts`;
		sourcePaths.push(path);
		sources.set(path, sourceText(path, below));
	}
	const commits = Array.from({ length: 200 }, hash);

	const notes = new Map<string, string>();
	for (let i = 0; i < options.count; i++) {
		const source = sourcePaths[(i * 7) % sourcePaths.length] as string;
		const slash = source.lastIndexOf("/");
		const folder = source.slice(0, slash);
		const fileName = source.slice(slash + 1);
		const lines = (sources.get(source) as string).split("\n");
		const start = 1 + below(lines.length - 14);
		const end = start + (i % 3 === 0 ? 0 : below(12));
		const kind = pick(kinds);
		const title = `Keep the ${pick(words)} before the ${pick(words)} ${pick(words)}`;
		const id = noteId(i, below);
		const by = people.filter(
			(_, at) => at === i % people.length || below(9) === 0,
		);
		const tags = below(3) === 0 ? [pick(words), pick(words)] : [];
		const text = [
			"---",
			`id: ${id}`,
			`kind: ${kind}`,
			`status: ${kind === "question" ? "open" : "accepted"}`,
			"by:",
			...by.map((person) => `  - ${person}`),
			`date: 20${20 + below(7)}-${String(1 + below(12)).padStart(2, "0")}-${String(1 + below(28)).padStart(2, "0")}`,
			...(tags.length > 0 ? [`tags: [${tags.join(", ")}]`] : []),
			"---",
			"",
			`# ${title}`,
			"",
			pick(reasons),
			"",
			...(kind === "decision"
				? ["## Rejected", "", `- ${pick(reasons)}`, `- ${pick(reasons)}`, ""]
				: [pick(reasons), ""]),
			`\`\`\`ts tacit file=${fileName} lines=${start}-${end} symbol=${pick(words)} commit=${pick(commits)} blob=${hash()}`,
			...lines.slice(start - 1, end),
			"```",
			"",
		].join("\n");
		const slug = title.toLowerCase().replaceAll(" ", "-");
		notes.set(`${folder}/.tacit/${slug}.${id}.md`, text);
	}
	return { sources, notes };
}

function sourceText(path: string, below: (limit: number) => number): string {
	const lines = [`// ${path}`, ""];
	while (lines.length < 60) {
		const name = words[below(words.length)];
		lines.push(
			`export function ${name}${lines.length}(input: string[]): number {`,
			"\tlet result = 0;",
			`\tfor (const item of input) result += item.length * ${below(900)};`,
			"\treturn result;",
			"}",
			"",
		);
	}
	return lines.join("\n");
}

/** Distinct for `at` below 32 ** 4: its last four characters count. */
function noteId(at: number, below: (limit: number) => number): string {
	let id = letters[below(letters.length)] as string;
	for (let i = 0; i < 3; i++) id += alphabet[below(32)];
	for (let shift = 15; shift >= 0; shift -= 5)
		id += alphabet[(at >> shift) & 31];
	return id;
}

/** Mulberry32 by Tommy Ettinger (public domain): a small seeded generator of numbers in [0, 1). */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
