import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonPractice } from "../../../src/cli/json/practice.ts";
import type { Rating } from "../../../src/internalize/practice/practiceEntry.ts";
import { projectFolder } from "../../support/cacheFolder.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, typedInto } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;
let place: string;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit(files);
	place = path.join(repository.root, ".git/tacit/practice.jsonl");
});
afterEach(() => repository.dispose());

const body = [
	"export async function refresh(now: number) {",
	"	await keep.renew(now);",
	"}",
];
const queue = [
	"export function retry(job: Job) {",
	"	wait(IDLE_SECONDS);",
	"	send(job.body);",
	"}",
];
const filler = (name: string) =>
	[...Array(30).keys()].map((n) => `export const ${name}${n} = ${n};`);
const reason =
	"A 401 in the middle of an upload loses the upload: the body cannot be replayed.";
const files = {
	"src/token.ts": `${[...filler("a"), ...body, ...filler("b")].join("\n")}\n`,
	"src/queue.ts": `${[...queue, ...filler("c")].join("\n")}\n`,
	"src/.tacit/early.k3f9q2mx.md": note({
		...{ id: "k3f9q2mx", kind: "decision", file: "token.ts", lines: "31-33" },
		title: "Refresh tokens before they expire",
		prose: `${reason}\n\n## Rejected\n\n- Retry once on 401: doubles the load exactly when it is slow.`,
		code: body,
	}),
	"src/.tacit/idle.b3f9q2mx.md": note({
		...{ id: "b3f9q2mx", kind: "gotcha", file: "queue.ts", lines: "1-4" },
		title: "The gateway drops the first request after an idle hour",
		prose: "Its load balancer forgets us, and says nothing of it.",
		code: queue,
	}),
};

interface Written {
	readonly id: string;
	readonly kind: string;
	readonly status?: string;
	readonly file: string;
	readonly lines: string;
	readonly title: string;
	readonly prose: string;
	readonly code: readonly string[];
}

function note(written: Written): string {
	const { id, kind, status = "accepted", title, prose, code } = written;
	return `---\nid: ${id}\nkind: ${kind}\nstatus: ${status}\nby:\n  - Grace Hopper <grace@example.org>\ndate: 2026-01-05\n---\n\n# ${title}\n\n${prose}\n\n\`\`\`ts tacit file=${written.file} lines=${written.lines}\n${code.join("\n")}\n\`\`\`\n`;
}

const today = (...args: string[]) =>
	tacit.json<JsonPractice>(repository, ["practice", ...args]);
const keys = ({ cards }: JsonPractice) => cards.map(({ card }) => card);
const rewrite = async (file: keyof typeof files, from: string, to: string) =>
	writeFile(
		path.join(repository.root, file),
		files[file].replace(from, () => to),
	);

/** As if today’s first cards had been answered so many days ago. */
async function answered(
	days: number,
	rating: Rating,
	...which: string[]
): Promise<void> {
	const at = new Date(Date.now() - days * 86_400_000).toISOString();
	const { cards } = await substances();
	const before = existsSync(place) ? await readFile(place, "utf8") : "";
	const lines = which.map((card) =>
		JSON.stringify({ at, card, of: cards.get(card), rating, seconds: 5 }),
	);
	await mkdir(path.dirname(place), { recursive: true });
	await writeFile(place, `${before}${lines.join("\n")}\n`);
}

/** The substance of each card, as a session writes it. */
async function substances(): Promise<{ cards: Map<string, string> }> {
	known ??= new Map(
		(await learnSubstances()).map(({ card, of }) => [card, of] as const),
	);
	return { cards: known };
}
let known: Map<string, string> | undefined;

async function learnSubstances(): Promise<
	readonly { readonly card: string; readonly of: string }[]
> {
	const kept = existsSync(place) ? await readFile(place, "utf8") : undefined;
	const found = new Map<string, string>();
	// One card of a note a day, one after the other: so each is put away to meet the next.
	for (;;) {
		const { cards } = await today();
		if (cards.length === 0) break;
		await typedInto(tacit, repository, ["practice"], putAway(cards.length));
		for (const line of (await readFile(place, "utf8")).trim().split("\n")) {
			const { card, of } = JSON.parse(line);
			found.set(card, of);
		}
	}
	if (kept === undefined) await rm(place);
	else await writeFile(place, kept);
	return [...found].map(([card, of]) => ({ card, of }));
}

const putAway = (count: number) =>
	[...Array(count).keys()].flatMap(() => ["\n", "x\n"]);

describe("tacit practice without a terminal", () => {
	it("lists what is asked today, what bites first, without a word of the answers", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, ["practice"]);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(stdout).toContain("1  src/queue.ts:1-4  Watch out\n");
		expect(stdout).toContain("Something bites here. What?");
		expect(stdout).toContain("  1 │ export function retry(job: Job) {");
		expect(stdout).toContain("2  src/token.ts:31-33  Decision\n");
		expect(stdout).toContain("This was decided here. Why?");
		expect(stdout).not.toContain("gateway");
		expect(stdout).not.toContain("upload");
		expect(existsSync(place)).toBe(false);
	});

	it("says in JSON what the README says that it does", async () => {
		const { cards, ...rest } = await today();
		expect(cards[1]).toMatchObject({
			...{ card: "k3f9q2mx/reason", kind: "reason", state: "new" },
			...{ question: "This was decided here. Why?", answer: reason },
			...{ given: "Refresh tokens before they expire", isChanged: false },
			...{ path: "src/token.ts", cell: null, lines: { start: 31, end: 33 } },
		});
		expect(rest).toEqual({
			...{ version: 1, spent: { cards: 0, seconds: 0 } },
			...{ resting: 0, findings: [] },
		});
		const readme = await readFile(
			path.join(projectFolder, "README.md"),
			"utf8",
		);
		const row = readme
			.split("\n")
			.find((line) => line.startsWith("| `practice` |"));
		for (const key of [...Object.keys(cards[0] ?? {}), ...Object.keys(rest)])
			if (key !== "version") expect(row).toContain(key);
	});

	it("keeps to a file, to a folder, and to a number", async () => {
		expect(keys(await today("src/token.ts"))).toEqual(["k3f9q2mx/reason"]);
		expect(keys(await today("src"))).toHaveLength(2);
		expect(keys(await today("--cards", "1"))).toEqual(["b3f9q2mx/bites"]);
		const { code, stderr } = await tacit.run(repository, [
			...["practice", "--cards", "0"],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("a whole number from 1");
	});

	it("rests cards whose code is not found, and says so", async () => {
		await rewrite("src/token.ts", body.join("\n"), "");
		expect(await today()).toMatchObject({ resting: 1 });
		const { stderr } = await tacit.run(repository, ["practice"]);
		expect(stderr).toContain("1 card waits: the code of its note");
	});

	it("tells of lines that it cannot read, and keeps them when it writes", async () => {
		await mkdir(path.dirname(place), { recursive: true });
		await writeFile(place, "half a line");
		const { findings } = await today();
		expect(findings).toMatchObject([
			{ file: ".git/tacit/practice.jsonl", line: 1 },
		]);
		const { stderr } = await tacit.run(repository, ["practice"]);
		expect(stderr).toContain(
			".git/tacit/practice.jsonl:1: “half a line” is no line of your practice, and is passed over. Expected: a line of JSON such as",
		);
		await tacit.run(repository, ["practice", "--bring-back"]);
		expect(await readFile(place, "utf8")).toBe("half a line");
	});

	it("says where there is no place to keep it", async () => {
		await rm(path.join(repository.root, ".git"), { recursive: true });
		const { code, stderr } = await tacit.run(repository, ["practice"]);
		expect(code).toBe(2);
		expect(stderr).toContain("There is no git directory here");
	});
});

describe.skipIf(!hasTerminals)("tacit practice on a terminal", () => {
	const practise = (args: readonly string[], ...typed: readonly string[]) =>
		typedInto(tacit, repository, ["practice", ...args], typed);

	it("shows, waits, reveals, and keeps how well it was known, of one card of each note", async () => {
		const { code, shown } = await practise([], "\n", "3\n", "\n", "good\n");
		expect(code).toBe(0);
		const [before = "", after = ""] = shown.split("[Enter] shows", 2);
		expect(before).not.toContain("gateway");
		expect(after).toContain(
			"**The gateway drops the first request after an idle hour**",
		);
		expect(shown).toContain(`  ${reason}\n`);
		expect(shown).toContain("That was all for today.");
		const lines = (await readFile(place, "utf8")).trim().split("\n");
		expect(lines.map((line) => JSON.parse(line))).toMatchObject([
			{ card: "b3f9q2mx/bites", rating: "good" },
			{ card: "k3f9q2mx/reason", rating: "good" },
		]);
		expect(await today()).toMatchObject({ cards: [], spent: { cards: 2 } });
		const { stdout } = await tacit.run(repository, ["practice", "--export"]);
		expect(stdout).toBe(await readFile(place, "utf8"));
	});

	it("stops at any time, and keeps what was answered by then", async () => {
		const { code } = await practise([], "\n", "1\n", "q\n");
		expect(code).toBe(0);
		expect(await readFile(place, "utf8")).toMatch(
			/^\{.*"card":"b3f9q2mx\/bites".*"rating":"again".*\}\n$/,
		);
	});

	it("goes on with a note day by day, once what was asked of it is known: what was rejected, its lines, own words", async () => {
		const asked = async () => keys(await today("src/token.ts"));
		await answered(40, "good", "k3f9q2mx/reason");
		await answered(1, "good", "k3f9q2mx/reason");
		expect(await asked()).toEqual(["k3f9q2mx/rejected"]);
		await answered(1, "good", "k3f9q2mx/rejected");
		expect(await asked()).toEqual(["k3f9q2mx/find"]);
		const found = await practise(["src/token.ts"], "30-34\n", "\n");
		expect(found.shown).toContain("Found: 60 % of the lines are in both.");
		expect(found.shown).not.toMatch(/31[\s\S]*30-34/);
		expect((await readFile(place, "utf8")).split("\n").at(-2)).toContain(
			'"rating":"good"',
		);
		await rm(place);
		await answered(
			1,
			"easy",
			...["reason", "rejected", "find"].map((kind) => `k3f9q2mx/${kind}`),
		);
		const explained = await practise(
			["src/token.ts"],
			...["An upload is lost\n", "m\n", "2\n"],
		);
		expect(explained.shown).toContain("You said: An upload is lost");
		expect(explained.shown).toContain(
			`“Refresh tokens before they expire”: I tried to say it in my own words. Is that right?\n\n> An upload is lost\n\nThe note says:\n\n> ${reason}\n\nsrc/token.ts:31-33`,
		);
		expect(explained.shown).toContain("For Grace Hopper <grace@example.org>.");
	});

	it("asks again when it is due, brings back what changed in substance, and lets go what is superseded", async () => {
		const asked = async () =>
			(await today("src/token.ts")).cards.map(({ card, state }) => [
				...[card, state],
			]);
		await answered(3, "good", "k3f9q2mx/reason");
		expect(await asked()).toEqual([["k3f9q2mx/reason", "learnt"]]);
		await rewrite("src/.tacit/early.k3f9q2mx.md", "the body", "*The body*,\n");
		expect(await asked()).toEqual([["k3f9q2mx/reason", "learnt"]]);
		await rm(place);
		await answered(1, "easy", "k3f9q2mx/reason");
		expect((await asked())[0]).toEqual(["k3f9q2mx/rejected", "new"]);
		await rewrite("src/.tacit/early.k3f9q2mx.md", "replayed", "sent twice");
		expect(await asked()).toEqual([["k3f9q2mx/reason", "changed"]]);
		await rewrite("src/.tacit/early.k3f9q2mx.md", "accepted", "superseded");
		expect(await asked()).toEqual([]);
	});

	it("puts a card away, and brings it back", async () => {
		await practise(["src/token.ts"], "\n", "x\n");
		expect(keys(await today("src/token.ts"))).toEqual(["k3f9q2mx/rejected"]);
		const { stderr } = await tacit.run(repository, [
			...["practice", "--bring-back"],
		]);
		expect(stderr).toBe("1 card brought back.\n");
		expect(keys(await today("src/token.ts"))).toEqual(["k3f9q2mx/reason"]);
	});

	it("offers to ask or to improve a note that is said to be unclear, and counts the questions that were asked", async () => {
		await repository.commit({
			"src/.tacit/asked.c3f9q2mx.md": note({
				...{ id: "c3f9q2mx", kind: "question", status: "open" },
				...{ file: "token.ts", lines: "32-32", code: [body[1] ?? ""] },
				...{ title: "Why does it renew here?", prose: "" },
			}),
		});
		const { shown } = await practise(["src/token.ts"], "\n", "u\n", "q\n");
		expect(shown).toContain(
			"You said once that it is unclear. 1 question was asked about it here.",
		);
		expect(shown).toContain('tacit ask src/token.ts:31-33 -m "…"');
		expect(shown).toContain("Improve:  src/.tacit/early.k3f9q2mx.md");
	});

	it("forgets all of it when it is told to", async () => {
		await practise([], "\n", "3\n", "q\n");
		expect(existsSync(place)).toBe(true);
		await tacit.run(repository, ["practice", "--wipe"]);
		expect(existsSync(place)).toBe(false);
	});
});
