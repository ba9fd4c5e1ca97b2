import { describe, expect, it } from "vitest";
import type { GitQuestion } from "../../../../../src/node/git/gitQuestion.ts";
import { changesQuestion } from "../../../../../src/node/git/questions/changesQuestion.ts";
import { checkedOutQuestion } from "../../../../../src/node/git/questions/checkedOutQuestion.ts";
import { commitQuestion } from "../../../../../src/node/git/questions/commitQuestion.ts";
import { configQuestion } from "../../../../../src/node/git/questions/configQuestion.ts";
import { differingQuestion } from "../../../../../src/node/git/questions/differingQuestion.ts";
import { entriesQuestion } from "../../../../../src/node/git/questions/entriesQuestion.ts";
import { headQuestion } from "../../../../../src/node/git/questions/headQuestion.ts";
import { identityQuestion } from "../../../../../src/node/git/questions/identityQuestion.ts";
import { ignoredQuestion } from "../../../../../src/node/git/questions/ignoredQuestion.ts";
import { makeCommitOrder } from "../../../../../src/node/git/questions/makeCommitOrder.ts";
import { placeQuestion } from "../../../../../src/node/git/questions/placeQuestion.ts";
import { pushOrder } from "../../../../../src/node/git/questions/pushOrder.ts";
import { refsQuestion } from "../../../../../src/node/git/questions/refsQuestion.ts";
import { setEntriesOrder } from "../../../../../src/node/git/questions/setEntriesOrder.ts";
import { statusQuestion } from "../../../../../src/node/git/questions/statusQuestion.ts";
import { storeCommitOrder } from "../../../../../src/node/git/questions/storeCommitOrder.ts";
import { unpushedQuestion } from "../../../../../src/node/git/questions/unpushedQuestion.ts";

const one = "1".repeat(40);
const two = "2".repeat(40);

function read<T>(question: GitQuestion<T>, output: string, exitCode = 0): T {
	return question.parse(Buffer.from(output), exitCode);
}

describe("Git's answers", () => {
	it("name the places of a repository, line ends in them included", () => {
		expect(
			read(placeQuestion, "/a\nb\nfalse\n/a\nb/.git\nfalse\n.git\n"),
		).toEqual({ root: "/a\nb", gitDir: "/a\nb/.git", commonDir: ".git" });
		expect(read(placeQuestion, "/a\nfalse\nb\nfalse\nc\nfalse\nd\n")).toBe(
			undefined,
		);
	});

	it("name HEAD's commit and branch", () => {
		expect(read(headQuestion, `${one}\nrefs/heads/a/b\n`)).toEqual({
			commit: one,
			branch: "a/b",
		});
		expect(read(headQuestion, `${one}\nHEAD\n`)).toEqual({
			commit: one,
			branch: undefined,
		});
		expect(read(headQuestion, "HEAD\n", 128)).toBeUndefined();
	});

	it("name the author, whatever the name holds", () => {
		expect(
			read(identityQuestion, "A. 12 +0100 B <a@b> 1795401927 -0530\n"),
		).toEqual({ name: "A. 12 +0100 B", email: "a@b" });
		expect(read(identityQuestion, "", 128)).toBeUndefined();
	});

	it("list settings with their origin; values may hold line ends, or be missing", () => {
		const output =
			"system\0a.b\nx=y\0local\0filter.A.b.clean\none\ntwo\0worktree\0c.d\0global\0e.f\n\0";
		expect(read(configQuestion, output)).toEqual([
			{ isOfRepository: false, name: "a.b", value: "x=y" },
			{ isOfRepository: true, name: "filter.A.b.clean", value: "one\ntwo" },
			{ isOfRepository: true, name: "c.d", value: undefined },
			{ isOfRepository: false, name: "e.f", value: "" },
		]);
	});

	it("tell changed, staged and conflicting files from HEAD, and odd names from fields", () => {
		const blobs = `${one} ${two}`;
		const output = [
			`# branch.oid ${one}`,
			"# branch.head main",
			"# branch.upstream origin/main",
			`1 .M N... 100644 100644 100644 ${blobs} 1 .M N... a b`,
			`1 A. N... 000000 100644 100644 ${blobs} new\nline`,
			`u UU N... 100644 100644 100644 100644 ${one} ${blobs} both`,
			"? untracked",
			"",
		].join("\0");
		expect(read(statusQuestion([]), output)).toEqual({
			commit: one,
			branch: "main",
			changed: new Set(["1 .M N... a b", "new\nline", "both"]),
		});
		expect(
			read(
				statusQuestion([]),
				"# branch.oid (initial)\0# branch.head (detached)\0",
			),
		).toEqual({ commit: undefined, branch: undefined, changed: new Set() });
	});

	it("list branches and what stands for them", () => {
		expect(
			read(
				refsQuestion,
				`refs/heads/a\0${one}\0\nrefs/remotes/o/HEAD\0${two}\0refs/remotes/o/x\n`,
			),
		).toEqual([
			{ name: "refs/heads/a", commit: one, standsFor: undefined },
			{
				name: "refs/remotes/o/HEAD",
				commit: two,
				standsFor: "refs/remotes/o/x",
			},
		]);
	});

	it("tell what is pushed from what it was built upon", () => {
		expect(read(unpushedQuestion(one), "")).toEqual({
			isPushed: true,
			builtOn: [],
		});
		expect(read(unpushedQuestion(one), `${one}\n-${two}\n`)).toEqual({
			isPushed: false,
			builtOn: [two],
		});
	});

	it("keep comparisons apart, also where nothing differs", () => {
		const question = differingQuestion(one, [two, one, two], []);
		expect(question.input).toBe(
			`/\n${one} ${two}\n/\n${one} ${one}\n/\n${one} ${two}\n`,
		);
		expect(read(question, "/\na\0\n/\n\0/\n/\nb\0")).toEqual([
			new Set(["a", "\n/\n"]),
			new Set(),
			new Set(["b"]),
		]);
	});

	it("repeat ignored paths as they were asked", () => {
		const question = ignoredQuestion([":a", "./b"]);
		expect(question.input).toBe("./:a\0././b\0");
		expect(read(question, "./:a\0")).toEqual([":a"]);
		expect(read(question, "", 1)).toEqual([]);
	});

	it("list the index; conflicting versions count as none", () => {
		const output = `100644 ${one} 0\ta\tb\nc\x00100644 ${one} 1\tx\x00100644 ${two} 2\tx\0`;
		expect(read(entriesQuestion([]), output)).toEqual(
			new Map([["a\tb\nc", { mode: "100644", blob: one }]]),
		);
	});

	it("tell what became of each file between two commits", () => {
		const zero = "0".repeat(40);
		const output = [
			`:100644 000000 ${one} ${zero} D`,
			"gone\n",
			`:000000 100755 ${zero} ${two} A`,
			":came",
			"",
		].join("\0");
		expect(read(changesQuestion(one, two), output)).toEqual(
			new Map([
				["gone\n", { before: { mode: "100644", blob: one }, after: undefined }],
				[":came", { before: undefined, after: { mode: "100755", blob: two } }],
			]),
		);
	});

	it("take versions for the index in the form that removes, too", () => {
		const entries = new Map([
			["a\nb", { mode: "100644", blob: one }],
			["gone", undefined],
		]);
		expect(setEntriesOrder(entries, two).input).toBe(
			`100644 ${one}\ta\nb\x000 ${"0".repeat(40)}\tgone\0`,
		);
		expect(setEntriesOrder(entries, "f".repeat(64)).input).toContain(
			`0 ${"0".repeat(64)}\tgone`,
		);
	});

	it("name a commit's tree and parents", () => {
		expect(
			read(commitQuestion("HEAD"), `${one}\n${two}\n${one}\n${two}\n`),
		).toEqual({ commit: one, tree: two, parents: [one, two] });
		expect(read(commitQuestion("HEAD"), "", 128)).toBeUndefined();
	});

	it.each([
		["[main 1a2b3c4] Subject\n 1 file changed\n", "1a2b3c4"],
		["[main (root-commit) 1a2b3c4] [x deadbeef] y\n", "1a2b3c4"],
		["[detached HEAD 1a2b3c4] \n", "1a2b3c4"],
		["[feat/deadbeef]x 1a2b3c4] Subject\n", "1a2b3c4"],
		["warning: x\n[a-b 1a2b3c4] Subject\n", "1a2b3c4"],
		["nothing of that sort\n", undefined],
	])("name the new commit in %j", (output, id) => {
		expect(read(makeCommitOrder("keep"), output)).toBe(id);
	});

	it("name the branches that work trees stand on", () => {
		expect(
			read(
				checkedOutQuestion,
				`worktree /a\nHEAD ${one}\nbranch refs/heads/main\n\nworktree /b\nHEAD ${one}\ndetached\n\n`,
			),
		).toEqual(["refs/heads/main"]);
	});

	it("tell what a remote refused", () => {
		const question = pushOrder("origin", "refs/heads/x");
		expect(
			read(
				question,
				"To /x\n!\trefs/heads/x:refs/heads/x\t[rejected] (fetch first)\nDone\n",
			),
		).toBe("[rejected] (fetch first)");
		expect(
			read(
				question,
				"To /x\n*\trefs/heads/x:refs/heads/x\t[new branch]\nDone\n",
			),
		).toBeUndefined();
	});

	it("are asked for with a message that ends in one line end", () => {
		const order = storeCommitOrder({
			tree: one,
			parent: two,
			message: "\n A\n\n",
			signs: false,
		});
		expect(order.input).toBe("A\n");
		expect(order.commands).not.toContain("-S");
	});
});
