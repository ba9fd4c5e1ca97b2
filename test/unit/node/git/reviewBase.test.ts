import { describe, expect, it } from "vitest";
import { openedRepository } from "./openedRepository.ts";

describe("The branch that what is checked out is to be merged into", () => {
	it("is none on the only branch, and the default branch on another", async () => {
		const made = await openedRepository();
		expect(await made.history.reviewBase()).toBeUndefined();
		await made.commit({ a: "a" });
		expect(await made.history.reviewBase()).toBeUndefined();
		await made.git("switch", "-qc", "feature");
		expect(await made.history.reviewBase()).toBe("refs/heads/main");
		await made.git("switch", "-q", "--detach");
		expect(await made.history.reviewBase()).toBe("refs/heads/main");
	});

	it("is the default branch as last seen on the remote, on that branch itself, too", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		await made.git("remote", "add", "origin", "https://example.org/x.git");
		await made.git("update-ref", "refs/remotes/origin/main", "main");
		expect(await made.history.reviewBase()).toBe("refs/remotes/origin/main");
		await made.git("switch", "-qc", "feature");
		expect(await made.history.reviewBase()).toBe("refs/remotes/origin/main");
	});

	it("is what VS Code's git wrote down, and before that what its pull requests did, where such a branch is there", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		await made.git("remote", "add", "origin", "https://example.org/x.git");
		for (const name of ["main", "release/2", "next#1"])
			await made.git("update-ref", `refs/remotes/origin/${name}`, "main");
		await made.git("switch", "-qc", "fix");
		await made.git(
			"config",
			"branch.fix.vscode-merge-base",
			"origin/release/2",
		);
		expect(await made.history.reviewBase()).toBe(
			"refs/remotes/origin/release/2",
		);
		await made.git("config", "branch.fix.github-pr-base-branch", "o#r#next#1");
		expect(await made.history.reviewBase()).toBe("refs/remotes/origin/next#1");
		await made.git("config", "branch.fix.github-pr-base-branch", "o#r#gone");
		await made.git("config", "branch.fix.vscode-merge-base", "--output=x");
		expect(await made.history.reviewBase()).toBe("refs/remotes/origin/main");
	});
});

describe("What is checked out is the default branch", () => {
	it("by its name, or by its commit where no branch is checked out", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		expect(await made.history.isOnDefaultBranch()).toBe(true);
		await made.git("switch", "-qc", "feature");
		await made.git("remote", "add", "origin", "https://example.org/x.git");
		await made.git("update-ref", "refs/remotes/origin/main", "main");
		expect(await made.history.isOnDefaultBranch()).toBe(false);
		await made.git("switch", "-q", "--detach");
		expect(await made.history.isOnDefaultBranch()).toBe(true);
		await made.commit({ a: "b" });
		expect(await made.history.isOnDefaultBranch()).toBe(false);
		await made.git("switch", "-q", "main");
		await made.commit({ a: "c" });
		expect(await made.history.isOnDefaultBranch()).toBe(true);
	});

	it("where git does not say which one that is", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		await made.git("branch", "-m", "one");
		await made.git("branch", "two");
		expect(await made.history.isOnDefaultBranch()).toBe(true);
	});
});
