import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { readTrial, trialText } from "../../../src/core/trial.ts";

const folder = "src/queue" as RepoPath;

describe("what is to be tried", () => {
	it("is a task, a launch configuration, or tests in a file as seen from the note’s folder", () => {
		expect(readTrial(" task npm: test:unit ", folder)).toEqual({
			kind: "task",
			name: "npm: test:unit",
		});
		expect(readTrial("launch Import once", folder)).toEqual({
			kind: "launch",
			name: "Import once",
		});
		expect(readTrial("test ../../test/queue.test.ts", folder)).toEqual({
			kind: "test",
			path: "test/queue.test.ts",
		});
	});

	it("is nothing else: no command, no file outside of the repository or in git’s folder, no name of several lines", () => {
		for (const text of [
			"",
			"task",
			"rm -rf /",
			"command workbench.action.quit",
			"shell make",
			"test ../../../outside.ts",
			"test /etc/passwd",
			"test ../../.git/hooks/x.ts",
			"task a\nb",
			"task a\u001bb",
			`task ${"a".repeat(301)}`,
		])
			expect(readTrial(text, folder), text).toBeUndefined();
	});

	it("is written as it is read from the root", () => {
		for (const text of ["task build", "launch Import", "test test/a.test.ts"]) {
			const trial = readTrial(text, "" as RepoPath);
			expect(trial && trialText(trial)).toBe(text);
		}
	});
});
