import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NoteId } from "../../../src/core/noteId.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;
let opened: OpenedTacit;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "a.ts": "one\ntwo\nthree\n" });
	opened = await openedTacit(repository);
});

afterEach(async () => {
	opened.dispose();
	await repository.dispose();
});

const lin = { name: "Lin", email: "lin@example.org" };
const ada = { name: "Ada Lovelace", email: "ada@example.org" };

/** Asks about line 2. */
async function ask(
	visibility: "draft" | "published",
	by: readonly (typeof lin)[],
): Promise<NoteId> {
	const { head } = await opened.tacit.write({
		...{ kind: "question", text: "Why two? It surprises.", by, visibility },
		pointed: {
			...{ path: "a.ts" as RepoPath, isFolder: false },
			...{ lines: { start: 2, end: 2 }, text: ["one", "two", "three", ""] },
			...{ language: "ts", symbol: undefined },
		},
		bytes: Buffer.from("one\ntwo\nthree\n"),
	});
	return head.id;
}

async function textOf(id: NoteId): Promise<string> {
	return (await opened.tacit.read(id)).stored.text;
}

describe("an answer that came elsewhere", () => {
	it("makes of a private question the note itself, with both names, still private, and keeps what was asked", async () => {
		const { tacit } = opened;
		const id = await ask("draft", [lin]);
		const note = await tacit.keepAnswer(id, {
			text: "Because one is not enough. It was tried.",
			...{ kind: "why", by: [lin, ada] },
		});
		expect(note.head).toMatchObject({
			...{ id, kind: "why", status: undefined, by: [lin, ada] },
			title: "Because one is not enough",
		});
		expect(note.file.visibility).toBe("draft");
		expect(await textOf(id)).toMatch(
			/\n# Because one is not enough\n\nBecause one is not enough\. It was tried\.\n\n## Asked\n\nWhy two\? It surprises\.\n\n```ts tacit file=a\.ts lines=2-2 [^\n]*\ntwo\n```\n$/,
		);
		expect((await tacit.read(id)).parsed.findings).toEqual([]);
	});

	it("is of a published question a note of its own at the same code, which says where it came from", async () => {
		const { tacit } = opened;
		const id = await ask("published", []);
		const note = await tacit.keepAnswer(id, {
			text: "Because one is not enough.",
			...{ kind: "decision", by: [ada] },
		});
		expect(note.head).toMatchObject({
			...{ kind: "decision", status: "accepted", from: [id], by: [ada] },
		});
		expect(note.head.anchors).toMatchObject([
			{ path: "a.ts", lines: { start: 2, end: 2 } },
		]);
		expect((await tacit.quote(note.head.id, 0)).lines).toEqual(["two"]);
		expect(tacit.index.byId(id)?.head.status).toBe("answered");
		expect(tacit.cameFrom(id).map(({ head }) => head.id)).toEqual([
			note.head.id,
		]);
		expect(await tacit.findings()).toEqual([]);
	});

	it("is refused of what is no question, without words, and with a secret in it; nothing is written then", async () => {
		const { tacit } = opened;
		const id = await ask("published", []);
		const before = await textOf(id);
		const { head } = await opened.note("a.ts", undefined, "No question.");
		const answer = { kind: "why", by: [] } as const;
		await expect(
			tacit.keepAnswer(head.id, { ...answer, text: "x" }),
		).rejects.toMatchObject({ code: "bad-argument" });
		await expect(
			tacit.keepAnswer(id, { ...answer, text: " \n" }),
		).rejects.toMatchObject({ code: "bad-argument" });
		await expect(
			tacit.keepAnswer(id, {
				...answer,
				text: "The key is ghp_0123456789abcdefghijklmnopqrstuvwxyz.",
			}),
		).rejects.toMatchObject({ code: "secret" });
		expect(await textOf(id)).toBe(before);
	});
});

describe("a question that was asked here", () => {
	it("is told once it is answered, without a name, too, until it is clear", async () => {
		const { tacit } = opened;
		const id = await ask("published", []);
		expect(tacit.answeredOfMine()).toEqual([]);
		// Somebody else answers, and a pull brings it.
		const { file } = (await tacit.read(id)).stored;
		const text = await textOf(id);
		await repository.write(
			file.path,
			text.replace("status: open", "status: answered"),
		);
		await tacit.load([]);
		expect(tacit.answeredOfMine().map(({ head }) => head.id)).toEqual([id]);
		await tacit.asked?.settle(id);
		expect(tacit.answeredOfMine()).toEqual([]);
	});

	it("is open again once it is asked on, and told again once that is answered", async () => {
		const { tacit } = opened;
		const id = await ask("published", [lin]);
		await tacit.reply(id, "Because.", ada);
		await tacit.askOn(id, "And with three?", lin);
		expect(tacit.index.byId(id)?.head.status).toBe("open");
		expect(await textOf(id)).toMatch(/Because\.[\s\S]*And with three\?/);
		expect(tacit.answeredOfMine()).toEqual([]);
		await tacit.reply(id, "The same.", ada);
		expect(tacit.answeredOfMine().map(({ head }) => head.id)).toEqual([id]);
	});

	it("is not told to whoever did not ask it here", async () => {
		const { tacit } = opened;
		const id = await ask("published", []);
		await repository.remove(".git/tacit/asked.json");
		tacit.asked?.touch();
		await tacit.reply(id, "Because.", ada);
		expect(tacit.answeredOfMine()).toEqual([]);
	});
});

describe("thanks", () => {
	it("stand in the note, once for each person, and change nothing that it says", async () => {
		const { tacit } = opened;
		const { head } = await opened.note("a.ts", undefined, "Because.");
		const says = await tacit.substance(head.id);
		expect(await tacit.thank(head.id, lin)).toBe(true);
		expect(await tacit.thank(head.id, lin)).toBe(false);
		expect(await tacit.thank(head.id, undefined)).toBe(true);
		expect(await tacit.thank(head.id, undefined)).toBe(false);
		expect(await textOf(head.id)).toContain(
			"\nthanks:\n  - 2026-11-26 Lin <lin@example.org>\n  - 2026-11-26\n---\n",
		);
		expect(await tacit.substance(head.id)).toBe(says);
		expect(await tacit.findings()).toEqual([]);
	});
});
