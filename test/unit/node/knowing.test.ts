import { expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

it("who works on all steps of a reading path is read from git once", async () => {
	const repository = await gitRepository();
	try {
		for (const name of ["one", "two", "three", "four"])
			await repository.commit({
				[`src/${name}.ts`]: `export const ${name} = 1;\n`.repeat(20),
			});
		const { tacit, asked, dispose } = await openedTacit(repository);
		const { steps, people } = await tacit.readingPath("src" as RepoPath);
		expect(steps.flatMap(({ ask }) => ask?.name ?? [])).toHaveLength(4);
		expect(people).toHaveLength(1);
		expect(asked.filter((name) => name === "workBasis")).toHaveLength(1);
		dispose();
	} finally {
		await repository.dispose();
	}
});
