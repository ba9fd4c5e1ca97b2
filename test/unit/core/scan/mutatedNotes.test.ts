import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Finding } from "../../../../src/core/finding.ts";
import { scanFile } from "../../../../src/core/index/scanFile.ts";
import { composeNote } from "../../../../src/core/markdown/composeNote.ts";
import { gistOf } from "../../../../src/core/markdown/gist.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import { plainTitle } from "../../../../src/core/markdown/plainTitle.ts";
import { english } from "../../../../src/core/message.ts";
import type { NoteFile } from "../../../../src/core/note.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { decodeText, encodeText } from "../../../../src/core/textEncoding.ts";
import { workerCodec } from "../../../../src/node/worker/workerCodec.ts";
import { bundledCodecWorker } from "../../../support/codecWorker.ts";
import { generateNotes } from "../../../support/generateNotes.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";
import { temporaryFolder } from "../../node/files/temporaryFolder.ts";
import { newNote } from "../markdown/arbitraryNote.ts";

const count = 10_000;
/** The codec, which reads all of the Markdown, takes a hundred times as long as the scanner: it reads each fourth. */
const codecEvery = 4;
const noteFolder = "src/auth" as RepoPath;
const at = {
	path: "src/auth/.tacit/words.k3f9q2mx.md" as RepoPath,
	noteFolder,
};
const file: NoteFile = { path: at.path, visibility: "published" };

/** A small generator of numbers below a limit, the same ones every time (xorshift). */
function randomBelow(seed: number): (limit: number) => number {
	let state = seed;
	return (limit) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
}

const splices = [
	"---\n",
	"```",
	"\n```ts tacit file=../../../etc/passwd\n",
	"id: 12345678\n",
	"<!--",
	"\0",
	"\r",
	"\t",
	"\ufeff",
	"[a]: ",
	"&a [*a]",
	"\n# ",
	"*a_[ ".repeat(20),
	"> ".repeat(300),
	"\ud800",
];

/** A note's bytes with a few of them flipped, cut off, doubled, or others put between. */
function mutate(bytes: Uint8Array, below: (limit: number) => number): Buffer {
	let result = Buffer.from(bytes);
	for (let times = 1 + below(4); times > 0; times--) {
		const at = below(result.length + 1);
		const to = Math.min(result.length, at + below(60));
		switch (below(5)) {
			case 0:
				if (at < result.length)
					result[at] = (result[at] ?? 0) ^ (1 << below(8));
				break;
			case 1:
				result = Buffer.from(result.subarray(0, at));
				break;
			case 2:
				result = Buffer.concat([result.subarray(0, at), result.subarray(to)]);
				break;
			case 3:
				result = Buffer.concat([result.subarray(0, to), result.subarray(at)]);
				break;
			default:
				result = Buffer.concat([
					result.subarray(0, at),
					Buffer.from(splices[below(splices.length)] ?? ""),
					result.subarray(at),
				]);
		}
	}
	return result;
}

/** Whether the finding says where, what was found and what was expected. */
function isWhole({ lines, found, expected }: Finding): boolean {
	return (
		lines.start > 0 &&
		lines.end >= lines.start &&
		english(found).length <= 200 &&
		english(expected) !== ""
	);
}

/** `undefined` where the worker was ended for its time, or refused the text for its size. */
async function orTooLarge<T>(answer: Promise<T>): Promise<T | undefined> {
	try {
		return await answer;
	} catch (error) {
		expect(error).toMatchObject({ name: "TacitError", code: "too-large" });
		return undefined;
	}
}

let program = "";
beforeAll(async () => {
	program = await bundledCodecWorker();
});

describe("10,000 mutated notes", () => {
	const originals = [
		...generateNotes({ count: 40 }).notes.values(),
		...fc
			.sample(newNote, { numRuns: 40, seed: 1 })
			.map((note) => composeNote({ ...note, noteFolder })),
	].map((text) => Buffer.from(text));

	it("are read by the scanner, and each fourth by the codec, which says the same: a note, or what is wrong with it, and not a byte is touched", () => {
		const below = randomBelow(2463534242);
		const wrong: string[] = [];
		let [notes, binary] = [0, 0];
		for (let number = 0; number < count; number++) {
			const original = originals[number % originals.length] as Buffer;
			const bytes = mutate(original, below);
			const before = Buffer.from(bytes);
			const { head, findings } = scanFile(file, bytes);
			const isSaid =
				head !== undefined ||
				findings.some(({ severity }) => severity === "error");
			if (!isSaid || !findings.every(isWhole))
				wrong.push(bytes.toString("latin1"));
			if (head) notes++;
			const decoded = decodeText(bytes);
			if ("binary" in decoded) {
				binary++;
				if (findings[0]?.code !== "encoding")
					wrong.push(bytes.toString("latin1"));
			} else {
				const { text, encoding } = decoded;
				gistOf(text);
				plainTitle(head?.title ?? text.slice(0, 1000));
				const round = Math.floor(number / originals.length);
				if ((number + round) % codecEvery === 0) {
					const parsed = parseNote(text, at);
					expect({ head: parsed.head, findings: parsed.findings }).toEqual({
						head,
						findings,
					});
				}
				if (!before.equals(encodeText(text, encoding))) wrong.push(text);
			}
			if (!before.equals(bytes)) wrong.push(bytes.toString("latin1"));
		}
		expect(wrong).toEqual([]);
		expect(notes).toBeGreaterThan(count / 20);
		expect(binary).toBeGreaterThan(count / 50);
	});

	it.each([
		["a line of ten megabytes", "x".repeat(10_000_000)],
		["a hundred kilobytes of emphasis that never ends", "*a_[ ".repeat(20_000)],
		["a title of two hundred kilobytes", `# ${"[".repeat(200_000)}`],
		["lists in lists without end", "- ".repeat(100_000)],
		["quotes in quotes without end", ">".repeat(200_000)],
		[
			"lists in lists, a line each",
			Array.from(
				{ length: 400 },
				(_, depth) => `${"  ".repeat(depth)}- x`,
			).join("\n"),
		],
		["fences that never close", "```\n".repeat(60_000)],
		["a fence of two hundred thousand marks", "`".repeat(200_000)],
		[
			"an info string without end",
			`\`\`\`ts tacit ${"file=a ".repeat(30_000)}`,
		],
		["tags that never close", "<a ".repeat(80_000)],
		["merge markers that never end", "<<<<<<< a\n".repeat(4_900)],
		["spaces", " ".repeat(250_000)],
		["carriage returns", "\r".repeat(4_900)],
		["titles underlined, one below the other", "a\n=\n".repeat(2_400)],
		["lists beside HTML", `${`${"- ".repeat(16)}a\n`.repeat(290)}<b>\n`],
		["a comment without end", `<!--\n${"a\n\n".repeat(2_400)}`],
	])("end for scanner and codec in time when one is %s", async (_, body) => {
		const file = join(temporaryFolder(), "worker.cjs");
		writeFileSync(file, program);
		const codec = workerCodec({ file, timeLimit: 1_000, idleLimit: 60_000 });
		onTestFinished(() => codec.dispose());
		for (const text of [
			body,
			`---\nid: k3f9q2mx\n---\n# T\n\n${body}\n\n\`\`\`ts tacit file=a.ts\n\`\`\`\n`,
		]) {
			const time = processorTime(() => {
				scanNote(text, at);
				gistOf(text);
				plainTitle(text);
			});
			expect(time).toBeLessThan(endlessMs);
			const { head, findings } = scanNote(text, at);
			if (!head) expect(findings).not.toEqual([]);
			const parsed = await orTooLarge(codec.parse(text, at));
			if (parsed)
				expect({ head: parsed.head, findings: parsed.findings }).toEqual({
					head,
					findings,
				});
		}
		const safe = await orTooLarge(codec.safe([gistOf(body), body]));
		if (safe) expect(safe).toHaveLength(2);
		// Whatever became of them, the next one is read.
		await vi.waitFor(
			async () => expect(await codec.safe(["words"])).toEqual(["words\n"]),
			{ timeout: 60_000 },
		);
	});
});
