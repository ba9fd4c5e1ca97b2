import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { composeNote } from "../../../../src/core/markdown/composeNote.ts";
import { markdownCodec } from "../../../../src/core/markdown/markdownCodec.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { workerCodec } from "../../../../src/node/worker/workerCodec.ts";
import { bundledCodecWorker } from "../../../support/codecWorker.ts";
import { temporaryFolder } from "../files/temporaryFolder.ts";

let program = "";
beforeAll(async () => {
	program = await bundledCodecWorker();
});

/** A worker that does what it is asked for by a text: answers with its number, or goes wrong. */
const unruly = `
const { parentPort, threadId } = require("node:worker_threads");
parentPort.on("message", ({ number, args: [text] }) => {
	if (text === "hang") for (;;);
	if (text === "throw") throw new Error("out of order");
	if (text === "exit") process.exit(3);
	if (text === "grow") for (const all = []; ; ) all.push(new Array(1e6).fill(0.5));
	if (text === "stale") parentPort.postMessage({ number: number - 1, value: "of another" });
	parentPort.postMessage({ number, value: threadId });
});
`;

function open(
	source: string | undefined,
	{ timeLimit = 60_000, idleLimit = 60_000 }: Record<string, number> = {},
) {
	const file = join(temporaryFolder(), "worker.cjs");
	if (source !== undefined) writeFileSync(file, source);
	const codec = workerCodec({ file, timeLimit, idleLimit });
	onTestFinished(() => codec.dispose());
	return codec;
}

/** Over the unruly worker; `ask` answers the number of the thread that answered. */
function openUnruly(limits: Record<string, number> = {}) {
	const codec = open(unruly, limits);
	const ask = async (text: string) =>
		(await codec.parse(text, at)) as unknown as number;
	return { ask, dispose: () => codec.dispose() };
}

const at = {
	path: "src/.tacit/words.k3f9q2mx.md" as RepoPath,
	noteFolder: "src" as RepoPath,
};
const note = {
	id: "k3f9q2mx" as NoteId,
	kind: "why",
	title: "Words",
	prose: "See [that](../../../x) and <b>this</b>.",
	noteFolder: at.noteFolder,
	anchors: [
		{
			anchor: {
				path: "src/a.ts" as RepoPath,
				lines: { start: 1, end: 1 },
				isFolder: false,
				language: "ts",
				symbol: undefined,
				commit: undefined,
				blob: undefined,
				near: undefined,
				cell: undefined,
			},
			quote: { lines: ["let a;"] },
		},
	],
} as const;

describe("the codec on a worker", () => {
	it("answers what the codec answers here", async () => {
		const codec = open(program);
		const text = composeNote(note);
		const edit = { type: "title", title: "Others" } as const;
		expect(await codec.compose(note)).toBe(text);
		expect(await codec.parse(text, at)).toEqual(
			await markdownCodec.parse(text, at),
		);
		expect(await codec.edit(text, at, [edit])).toBe(
			text.replace("# Words", "# Others"),
		);
		expect(await codec.linkFindings(text, at)).toEqual(
			await markdownCodec.linkFindings(text, at),
		);
		expect(await codec.safe([note.prose, "*a*"])).toEqual(
			await markdownCodec.safe([note.prose, "*a*"]),
		);
	});

	it("fails as the codec fails here", async () => {
		const codec = open(program);
		await expect(codec.compose({ ...note, title: " " })).rejects.toMatchObject({
			name: "TacitError",
			code: "bad-argument",
			message: "A note needs a title.",
		});
		await expect(
			codec.compose({ ...note, anchors: undefined as never }),
		).rejects.toMatchObject({ name: "TacitError", code: "malformed-note" });
		expect(await codec.safe(["*a*"])).toEqual(["_a_\n"]);
	});

	it("gives up a text that takes too long, and answers the calls behind it", async () => {
		const codec = open(program, { timeLimit: 5_000 });
		const slow = `# T\n\n${"*a_[ ".repeat(40_000)}`;
		const [late, next] = await Promise.allSettled([
			codec.safe([slow]),
			codec.safe(["*a*"]),
		]);
		expect(late).toMatchObject({
			status: "rejected",
			reason: {
				code: "too-large",
				message: expect.stringMatching(/takes too long to read/),
			},
		});
		expect(next).toEqual({ status: "fulfilled", value: ["_a_\n"] });
	});
});

describe("a worker that goes wrong", () => {
	it.each([
		["hangs", "hang", { timeLimit: 5_000 }, /takes too long to read/],
		["throws", "throw", {}, /could not be read/],
		["ends", "exit", {}, /could not be read/],
		["takes all its memory", "grow", {}, /could not be read/],
	])(
		"and %s fails that call alone: another answers the next ones, in their order",
		async (_, text, limits, message) => {
			const { ask } = openUnruly(limits);
			const first = await ask("a");
			const failing = ask(text);
			const behind = [ask("b"), ask("c")];
			await expect(failing).rejects.toMatchObject({
				code: "too-large",
				message: expect.stringMatching(message),
			});
			const [second, third] = await Promise.all(behind);
			expect(second).not.toBe(first);
			expect(third).toBe(second);
			expect(await ask("d")).toBe(second);
		},
	);

	it("and cannot be started fails each call", async () => {
		const codec = open(undefined);
		for (let times = 0; times < 2; times++)
			await expect(codec.safe(["a"])).rejects.toMatchObject({
				code: "too-large",
			});
	});

	it("and answers another question is not heard", async () => {
		const { ask } = openUnruly();
		await ask("a");
		expect(await ask("stale")).toEqual(expect.any(Number));
	});
});

describe("a worker that nobody asks", () => {
	it("gives its memory back, and another answers when it is asked again", async () => {
		const { ask } = openUnruly({ idleLimit: 1 });
		const first = await ask("a");
		await vi.waitFor(async () => expect(await ask("b")).not.toBe(first), {
			timeout: 60_000,
		});
	});

	it("stays while it is asked", async () => {
		const { ask } = openUnruly();
		const threads = await Promise.all(["a", "b", "c"].map(ask));
		expect(new Set(threads).size).toBe(1);
	});
});

describe("a codec that is disposed", () => {
	it("fails what is under way and what waits", async () => {
		const { ask, dispose } = openUnruly();
		const first = await ask("a");
		const calls = [ask("hang"), ask("b")];
		dispose();
		for (const { reason } of (await Promise.allSettled(
			calls,
		)) as PromiseRejectedResult[])
			expect(reason).toMatchObject({
				code: "cancelled",
				message: "The window is closing.",
			});
		expect(first).toEqual(expect.any(Number));
	});
});
