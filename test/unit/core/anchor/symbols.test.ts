import { describe, expect, it } from "vitest";
import {
	nameOfSymbol,
	symbolLikeness,
} from "../../../../src/core/anchor/engine/symbolLikeness.ts";
import { findSymbol } from "../../../../src/core/anchor/findSymbol.ts";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { inFile, relocate } from "../../../../src/core/anchor/relocate.ts";
import { symbolOf } from "../../../../src/core/anchor/symbolOf.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { captureAnchor } from "../../../../src/externalize/captureAnchor.ts";

const script = prepareText(
	[
		/*  1 */ "import { now } from './clock';",
		/*  2 */ "",
		/*  3 */ "export class TokenStore {",
		/*  4 */ "	#last = 0;",
		/*  5 */ "",
		/*  6 */ "	@logged({",
		/*  7 */ "		level: 2,",
		/*  8 */ "	})",
		/*  9 */ "	async refresh(",
		/* 10 */ "		user: User,",
		/* 11 */ "	): Promise<void> {",
		/* 12 */ "		const due = this.tokens.filter((token) => {",
		/* 13 */ "			return token.expires < now();",
		/* 14 */ "		});",
		/* 15 */ "		if (due.length > 0) {",
		/* 16 */ "			await this.issue(due);",
		/* 17 */ "		}",
		/* 18 */ "	}",
		/* 19 */ "}",
		/* 20 */ "",
		/* 21 */ "export const retry = async (task: Task) => {",
		/* 22 */ "	await task();",
		/* 23 */ "};",
	].join("\n"),
);
const python = prepareText(
	[
		/* 1 */ "class Queue(object):",
		/* 2 */ "    @property",
		/* 3 */ "    def size(self):",
		/* 4 */ "        return len(self.items)",
		/* 5 */ "",
		/* 6 */ "    def push(self, item):",
		/* 7 */ "        self.items.append(item)",
	].join("\n"),
);
const go = prepareText(
	[
		/* 1 */ "func (q *Queue) Push(item int) error {",
		/* 2 */ "	q.items = append(q.items, item)",
		/* 3 */ "	return nil",
		/* 4 */ "}",
	].join("\n"),
);

describe("The symbol of lines", () => {
	it.each([
		["a line of a method", script, 16, 16, "TokenStore.refresh"],
		["a variable's line in it", script, 12, 14, "TokenStore.refresh"],
		["all of it with its decorator", script, 6, 18, "TokenStore.refresh"],
		["more than it", script, 4, 18, "TokenStore"],
		["a function that is a constant", script, 22, 22, "retry"],
		["two at the top", script, 16, 22, undefined],
		["what stands in none", script, 1, 1, undefined],
		["a method by indentation", python, 7, 7, "Queue.push"],
		["one with a decorator", python, 2, 4, "Queue.size"],
		["a method of Go", go, 2, 3, "Push"],
	])("is that of the innermost one around %s", (_, text, start, end, name) => {
		expect(symbolOf(text, { start, end })).toBe(name);
	});

	it("is written where no editor says it, but not of prose or data", () => {
		const symbolIn = (language: string, symbol?: string) =>
			captureAnchor({
				...{ path: "a" as RepoPath, isFolder: false, text: script.lines },
				...{ lines: { start: 16, end: 16 }, language, symbol },
				...{ commit: undefined, blob: undefined },
			}).anchor.symbol;
		expect(symbolIn("ts")).toBe("TokenStore.refresh");
		expect(symbolIn("ts", "Told")).toBe("Told");
		expect(symbolIn("md")).toBeUndefined();
	});
});

describe("A symbol", () => {
	it("is found by its path or the end of it, with decorators and all of its block", () => {
		const method = { start: 6, end: 18 };
		expect(findSymbol(script, "TokenStore.refresh")).toEqual([method]);
		expect(findSymbol(script, "refresh")).toEqual([method]);
		expect(findSymbol(script, "TokenStore")).toEqual([{ start: 3, end: 19 }]);
		expect(findSymbol(python, "Queue.size")).toEqual([{ start: 2, end: 4 }]);
		expect(findSymbol(script, "Other.refresh")).toEqual([]);
		expect(findSymbol(script, "issue")).toEqual([]);
		expect(findSymbol(script, "")).toEqual([]);
	});

	it("has a name without parameters, as far as that is one", () => {
		expect(nameOfSymbol("TokenStore.refresh(User, Date)")).toBe("refresh");
		expect(nameOfSymbol("(*Queue).Push")).toBe("Push");
		expect(nameOfSymbol('describe("a queue") callback')).toBeUndefined();
		expect(nameOfSymbol(undefined)).toBeUndefined();
	});

	it("speaks for a place in it and against one elsewhere, and says nothing where it is not declared", () => {
		expect(symbolLikeness("refresh", script, 10, 10)).toBe(1);
		expect(symbolLikeness("retry", script, 10, 10)).toBe(0);
		expect(symbolLikeness("renew", script, 10, 10)).toBe(0.5);
		expect(symbolLikeness(undefined, script, 10, 10)).toBe(0.5);
	});

	it("tells of the same code in several which is meant, where nothing else does", () => {
		const method = (name: string) => [
			`	${name}() {`,
			"		this.items.clear();",
			"		this.changed();",
			"	}",
		];
		const text = prepareText(
			["class A {", ...method("open"), ...method("close"), "}"].join("\n"),
		);
		const placed = relocate(
			{
				...{ path: "a.js" as RepoPath, isFolder: false, language: "js" },
				...{ lines: { start: 3, end: 4 }, symbol: "A.close", noteLine: 1 },
				...{ commit: undefined, blob: undefined, near: undefined },
				cell: undefined,
			},
			{ lines: ["this.items.clear();", "this.changed();"] },
			inFile("a.js" as RepoPath, text),
		);
		expect(placed).toMatchObject({ lines: { start: 7, end: 8 } });
	});
});
