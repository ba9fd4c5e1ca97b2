import { afterEach, beforeEach, expect, it } from "vitest";
import type { JsonMoments } from "../../../src/cli/json/externalize.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/retry.ts": "const maxAttempts = 20;\n" });
	await repository.commit({ "src/retry.ts": "const maxAttempts = 30;\n" });
});
afterEach(() => repository.dispose());

it("tacit moments prints what happened in commits, with its question and what it is seen by", async () => {
	const { code, stdout, stderr } = await tacit.run(
		repository,
		["moments", "--range", "HEAD"],
		{ folder: "src" },
	);
	expect(code).toBe(0);
	expect(stdout).toContain("retry.ts:1");
	expect(stdout).toContain("Why 30 and not 20 for “maxAttempts”?");
	expect(stderr).toContain("1 moment in 2 commits.");
});

it("tacit moments prints JSON of a range", async () => {
	await repository.commit({ "src/tries.ts": "const maxTries = 2;\n" });
	await repository.commit({ "src/tries.ts": "const maxTries = 3;\n" });
	const last = ["moments", "--range", "HEAD~1..HEAD"];
	const eager = [...last, "--level", "eager"];
	expect(
		(await tacit.json<JsonMoments>(repository, eager)).moments,
	).toHaveLength(1);
	expect(await tacit.json<JsonMoments>(repository, last)).toEqual({
		...{ version: 1, range: "HEAD~1..HEAD", level: "normal", commits: 1 },
		moments: [],
	});
	const normal = await tacit.json<JsonMoments>(repository, [
		...["moments", "--range", "HEAD~2"],
	]);
	expect(normal.moments[0]).toMatchObject({
		kind: "value",
		path: "src/retry.ts",
		lines: { start: 1, end: 1 },
		commit: { author: { name: "Ada Lovelace" }, subject: "A commit" },
		evidence: [{ text: "“maxAttempts” went from 20 to 30.", commit: null }],
	});
});

it("tacit moments takes no option for a range", async () => {
	const { code, stdout } = await tacit.run(repository, [
		...["moments", "--range=--output=x", "--json"],
	]);
	expect(code).toBe(2);
	const { error } = JSON.parse(stdout) as { error: JsonError };
	expect(error.code).toBe("bad-argument");
});
