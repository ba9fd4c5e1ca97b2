import { expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { removalOfLine } from "../../../../src/core/whereabouts/removalOfLine.ts";
import { notebookText } from "../../../support/notebookText.ts";

it("the commit that took a line out of a cell is asked for by the line as the file has it", async () => {
	const line = 'print("\\n" + name)';
	const asked: string[] = [];
	const ask = async (file: string) =>
		removalOfLine(
			{
				show: async () => new TextEncoder().encode(file),
				renamesSince: async () => () => new Map(),
				removalOf: async (_, text) => {
					asked.push(text);
					return undefined;
				},
			},
			{ path: "study/load.ipynb" as RepoPath, commit: undefined },
			line,
		);
	await ask(notebookText([{ id: "a", source: `${line}\nexit()` }]));
	expect(asked).toEqual([]);
	await ask(notebookText([]));
	expect(asked).toEqual(['print(\\"\\\\n\\" + name)']);
});
