import { describe, expect, it, onTestFinished } from "vitest";
import { codeOf } from "../../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const path = "src/retry.ts";
const code = `export function limitOf(tries: number): number {
	return Math.min(tries, 5);
}

export async function retry(task: Task): Promise<void> {
	for (let tried = 0; tried < 5; tried++) {
		if (await task.run()) return;
		await wait(100 * tried);
	}
}
`;
const retry = { start: 5, end: 10 };

async function made(): Promise<TestRepository> {
	const repository = await gitRepository();
	onTestFinished(() => repository.dispose());
	return repository;
}

async function commitAll(
	repository: TestRepository,
	...paragraphs: readonly string[]
): Promise<void> {
	await repository.git("add", "--all");
	await repository.git(
		"commit",
		"--quiet",
		...paragraphs.map((each) => `--message=${each}`),
	);
}

async function found(
	repository: TestRepository,
	lines = retry,
	hasHistory = true,
) {
	const opened = await openedTacit(repository, { hasHistory });
	try {
		const text = await repository.read(path);
		return await opened.tacit.findReasons(
			path as RepoPath,
			codeOf(path, text),
			lines,
		);
	} finally {
		opened.dispose();
	}
}

describe("the reasons that a repository already holds", () => {
	it("come from the commits that changed the lines in substance, with the requests that they name", async () => {
		const repository = await made();
		await repository.git(
			"remote",
			"add",
			"origin",
			"git@github.com:ada/engine.git",
		);
		await repository.write(path, code);
		await commitAll(
			repository,
			"Try five times",
			"The archive is away for a minute each night, so that one try is not enough.",
		);
		await repository.write(
			path,
			code.replace("100 * tried", "2 ** tried * 100"),
		);
		await commitAll(
			repository,
			"Double the wait (#41)",
			"All workers came back in the same second, because the wait was the same for each. Fixes #12.",
		);
		const doubled = await repository.read(path);
		await repository.write(path, doubled.replace(/\t/g, "    "));
		await commitAll(
			repository,
			"Use spaces",
			"Because the formatter wants it so.",
		);
		await repository.write(
			path,
			`import { wait } from "./wait.ts";\n${await repository.read(path)}`,
		);
		await commitAll(
			repository,
			"Import what is used",
			"It failed at once otherwise.",
		);
		const { reasons, knowers } = await found(repository, { start: 6, end: 11 });
		expect(reasons.map(({ heading }) => heading).sort()).toEqual([
			"Double the wait (#41)",
			"Try five times",
		]);
		const doubling = reasons.find(({ heading }) =>
			heading?.startsWith("Double"),
		);
		expect(doubling?.text).toContain(
			"All workers came back in the same second",
		);
		expect(doubling?.source).toMatchObject({
			type: "commit",
			references: [
				{ label: "#41", url: "https://github.com/ada/engine/pull/41" },
				{ label: "#12", url: "https://github.com/ada/engine/issues/12" },
			],
		});
		expect(knowers.map(({ person }) => person.name)).toEqual(["Ada Lovelace"]);
	});

	it("come from comments in the lines and right above them, and from no others", async () => {
		const repository = await made();
		await repository.write(
			path,
			code
				.replace(
					"export async",
					"// Five tries, because the archive is away for a minute each night.\nexport async",
				)
				.replace(
					"\treturn Math",
					"\t// Never more, since the caller would time out otherwise.\n\treturn Math",
				),
		);
		await commitAll(repository, "wip");
		const { reasons } = await found(repository, { start: 7, end: 12 });
		expect(reasons.map(({ text, source }) => [text, source.type])).toEqual([
			[
				"Five tries, because the archive is away for a minute each night.",
				"comment",
			],
		]);
		expect(reasons[0]?.source).toMatchObject({ lines: { start: 6, end: 6 } });
	});

	it("come from decision records that name the file, committed or not", async () => {
		const repository = await made();
		await repository.write(path, code);
		await commitAll(repository, "wip");
		await repository.write(
			"docs/adr/0003-retry.md",
			"# 3. Retry at the caller\n\nWe retry in src/retry.ts, because the queue would keep the order otherwise.\n",
		);
		await repository.write(
			"docs/guide.md",
			"See src/retry.ts, because it is short.\n",
		);
		const { reasons } = await found(repository);
		expect(reasons).toMatchObject([
			{
				heading: "3. Retry at the caller",
				source: { type: "record", path: "docs/adr/0003-retry.md", line: 3 },
			},
		]);
	});

	it("are those in the file alone without git, and none where nothing is told", async () => {
		const repository = await made();
		await repository.write(
			path,
			code.replace(
				"\tfor",
				"\t// Not in parallel, because the archive locks us out.\n\tfor",
			),
		);
		await commitAll(repository, "Retry", "Because one try is not enough.");
		const { reasons, knowers } = await found(
			repository,
			{ start: 5, end: 11 },
			false,
		);
		expect(reasons.map(({ source }) => source.type)).toEqual(["comment"]);
		expect(knowers).toEqual([]);
		await repository.write(path, code);
		expect(await found(repository, { start: 1, end: 3 }, false)).toEqual({
			reasons: [],
			knowers: [],
		});
	});

	it("write nothing and leave git as it was", async () => {
		const repository = await made();
		await repository.write(path, code);
		await commitAll(
			repository,
			"Try five times",
			"One is not enough, because of the night.",
		);
		const state = async () => [
			await repository.git("status", "--porcelain", "-uall"),
			await repository.git("for-each-ref"),
			await repository.git("config", "--list"),
		];
		const before = await state();
		await found(repository);
		expect(await state()).toEqual(before);
	});
});
