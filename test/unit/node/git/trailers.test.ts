import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trailerBlock } from "../../../../src/core/trailers/trailerBlock.ts";
import { readTrailers } from "../../../../src/core/trailers/trailers.ts";
import { withCoAuthors } from "../../../../src/socialize/coAuthors/writeCoAuthors.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../../support/gitRepository.ts";
import { randomMessage } from "../../socialize/coAuthors/randomMessage.ts";

let repository: TestRepository;

beforeAll(async () => {
	repository = await gitRepository();
});
afterAll(() => repository.dispose());

/** `key: value` each. */
function byGit(message: string): readonly string[] {
	const { stdout } = spawnSync(
		"git",
		["interpret-trailers", "--parse", "--no-divider"],
		{
			cwd: repository.root,
			env: repository.environment,
			input: message,
			encoding: "utf8",
		},
	);
	return stdout
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);
}

it("reads trailers as git does, and git reads what was added", () => {
	fc.assert(
		fc.property(randomMessage, (message) => {
			// Git takes a message that begins with a comment for one whose first line is none.
			fc.pre(!message.startsWith("#"));
			const { start, end } = trailerBlock(message, "#");
			const lines = message
				.slice(start, end)
				.split("\n")
				.filter((line) => !line.startsWith("#"));
			const told = byGit(message);
			expect(
				readTrailers(lines).map(({ key, value }) => `${key}: ${value}`.trim()),
			).toEqual(told);
			// Headings without a word below, from which ours stand apart.
			fc.pre(told.length === 0 || told.some((each) => !each.endsWith(":")));
			const added = withCoAuthors(
				message,
				[{ name: "New", email: "new@example.net" }],
				"#",
			);
			expect(byGit(added)).toEqual([
				...told,
				"Co-authored-by: New <new@example.net>",
			]);
		}),
		{ numRuns: 300 },
	);
});
