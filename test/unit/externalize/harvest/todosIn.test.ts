import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { todosIn } from "../../../../src/externalize/harvest/todosIn.ts";

const told = (...source: readonly string[]) =>
	todosIn(source.join("\n"), "src/queue.ts" as RepoPath).map(
		({ lines: { start, end }, kind, text }) => [`${start}-${end}`, kind, text],
	);

describe("what comments leave to be done", () => {
	it("is an open question, with the code below", () => {
		expect(
			told(
				"// TODO(ada): should an empty queue be told, too?",
				"function tell(queue) {",
				"\treturn queue.all();",
				"}",
			),
		).toEqual([
			["1-4", "question", "TODO(ada): should an empty queue be told, too?"],
		]);
	});

	it("is a workaround where it is a makeshift, or is to go", () => {
		expect(
			told(
				"wait(3); // HACK the server bans whoever asks sooner",
				"",
				"// FIXME: remove once the archive answers in time",
				"retry();",
			).map(([place, kind]) => [place, kind]),
		).toEqual([
			["1-1", "workaround"],
			["3-4", "workaround"],
		]);
	});

	it("goes on to the next mark, or to a blank line, inside of a longer comment", () => {
		expect(
			told(
				"/*",
				" * Sends all chunks.",
				" * TODO: send them in order",
				" *   and say when they came",
				" * FIXME: the last one is lost",
				" *",
				" * See the protocol.",
				" */",
				"send();",
			),
		).toEqual([
			["3-9", "question", "TODO: send them in order\nand say when they came"],
			["5-9", "question", "FIXME: the last one is lost"],
		]);
	});

	it("is nothing in prose that speaks of it, in text, in licences, and without words", () => {
		expect(
			told(
				"// Copyright 2024 Ada. TODO never. All rights reserved.",
				"// All of the TODO list is done here.",
				'const text = "// TODO: nothing at all here";',
				"// TODO",
				"// XXX",
				"run();",
			),
		).toEqual([]);
	});
});
