import { describe, expect, it, onTestFinished } from "vitest";
import type { IndexedNote } from "../../../src/core/note.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

async function opened() {
	const repository = await gitRepository();
	onTestFinished(() => repository.dispose());
	const record = (title: string, text: string) =>
		`# ${title}\n\n- Status: accepted\n- Date: 2026-01-01\n\n## Context and Problem Statement\n\n${text}\n\n## Decision Outcome\n\nChosen option: "${title}"\n`;
	await repository.commit({
		"src/token.ts": "refresh();\nrenew();\n",
		"docs/adr/0001-charts.md": record(
			"Render charts on the server",
			"Phones are slow at drawing.",
		),
		"docs/adr/0002-cents.md": record(
			"Keep prices in cents",
			"Floating point loses pennies.",
		),
		"docs/adr/0003-mail.md": record(
			"Send mail from a worker",
			"The provider stalls for seconds.",
		),
		"docs/adr/0004-worker.md": record(
			"Mails go out from a worker",
			"The mail provider stalls for many seconds.",
		),
	});
	const here = await openedTacit(repository);
	onTestFinished(() => here.dispose());
	const one = await here.note(
		"src/token.ts",
		{ start: 1, end: 1 },
		"# Refresh tokens before they expire\n\nA 401 in the middle of an upload loses the upload.",
	);
	const other = await here.note(
		"src/token.ts",
		{ start: 2, end: 2 },
		"# Refresh the auth token ahead of its expiry\n\nUploads were lost when a token expired: the server answers 401.",
	);
	return { ...here, repository, one, other };
}

type Opened = Awaited<ReturnType<typeof opened>>;
const pairs = async ({ tacit }: Opened) =>
	(await tacit.relations()).proposals.map(({ one, other }) => [one, other]);
const text = ({ repository }: Opened, { file }: IndexedNote) =>
	repository.read(file.path);
const ids = ({ one, other }: Opened) =>
	one.head.id < other.head.id
		? ([one.head.id, other.head.id] as const)
		: ([other.head.id, one.head.id] as const);
const records = ["docs/adr/0003-mail.md", "docs/adr/0004-worker.md"] as const;

describe("Notes and records that say the same", () => {
	it("are found, and named with their titles and files", async () => {
		const here = await opened();
		const found = await pairs(here);
		expect(found).toHaveLength(2);
		expect(found).toEqual(
			expect.arrayContaining([[...ids(here)], [...records]]),
		);
		const { compared } = await here.tacit.relations();
		expect(compared.get(here.one.head.id)).toMatchObject({
			key: here.one.head.id,
			path: here.one.file.path,
			title: "Refresh tokens before they expire",
			isRecord: false,
		});
	});

	it("are told no more once somebody said so, in a file of the repository", async () => {
		const here = await opened();
		await here.tacit.settle(...ids(here), "apart");
		await here.tacit.settle(records[1], records[0], "apart");
		expect(await pairs(here)).toEqual([]);
		const [low, high] = ids(here);
		expect(await here.repository.read(".tacit/apart.yaml")).toBe(
			`# Pairs of notes and records that are not to be proposed as alike or contradicting again.\n- [${low}, ${high}]\n- [${records[0]}, ${records[1]}]\n`,
		);
		expect(await here.tacit.findings()).toEqual([]);
	});

	it("are merged: the one holds both, the other is superseded and keeps its text", async () => {
		const here = await opened();
		await here.tacit.settle(here.one.head.id, here.other.head.id, "merge");
		const merged = await text(here, here.one);
		expect(merged).toContain("A 401 in the middle of an upload");
		expect(merged).toContain(
			"## Refresh the auth token ahead of its expiry\n\nUploads were lost",
		);
		expect(merged).toContain(`supersedes:\n  - ${here.other.head.id}\n`);
		expect(merged).toContain("lines=2-2");
		const kept = await text(here, here.other);
		expect(kept).toContain("status: superseded");
		expect(kept).toContain("Uploads were lost");
		expect(await pairs(here)).toEqual([[...records]]);
		expect(await here.tacit.findings()).toEqual([]);
	});

	it("are related, or the one supersedes the other, as records are written", async () => {
		const here = await opened();
		await here.tacit.settle(here.one.head.id, here.other.head.id, "relate");
		expect(await text(here, here.one)).toContain(
			`relates:\n  - ${here.other.head.id}\n`,
		);
		await here.tacit.settle(records[1], records[0], "supersede");
		expect(await here.repository.read(records[0])).toContain(
			"- Status: superseded by",
		);
		expect(await here.repository.read(records[1])).toContain("](0003-mail.md)");
		expect(await pairs(here)).toEqual([]);
		expect((await here.tacit.decisions()).findings).toEqual([]);
	});

	it("that are records can be related, too", async () => {
		const here = await opened();
		await here.tacit.settle(records[0], records[1], "relate");
		expect(await here.repository.read(records[0])).toContain(
			"Relates to [Mails go out from a worker](0004-worker.md)",
		);
		expect(await pairs(here)).toEqual([[...ids(here)]]);
	});

	it("cannot be what they cannot be", async () => {
		const here = await opened();
		const note = here.one.head.id;
		for (const [one, other, as] of [
			[note, note, "merge"],
			[records[0], records[1], "merge"],
			[note, records[0], "supersede"],
			["README.md", records[0], "supersede"],
		] as const)
			await expect(here.tacit.settle(one, other, as)).rejects.toMatchObject({
				code: "bad-argument",
			});
		await expect(
			here.tacit.settle(note, "zzzzzzzz", "relate"),
		).rejects.toMatchObject({ code: "unknown-note" });
	});
});
