import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { choiceChange } from "../../../../src/externalize/moments/choiceChange.ts";
import { hunksOf } from "../../../../src/externalize/moments/hunks.ts";

/** What was chosen anew between two versions of a line. */
function chosen(before: string, after: string): string | undefined {
	const [hunk] = hunksOf(prepareText(before), prepareText(after));
	const change = hunk && choiceChange(hunk);
	return change && `${change.type}: ${change.old} > ${change.now}`;
}

describe("a choice in a line", () => {
	it("is how loud a log is", () => {
		expect(chosen("log.error(reason)", "log.debug(reason)")).toBe(
			"level: error > debug",
		);
		expect(chosen("logger.Warn(reason)", "logger.Info(reason)")).toBe(
			"level: Warn > Info",
		);
	});

	it("is one of several constants of the same thing", () => {
		expect(
			chosen("cookie(SameSite.LAX, name)", "cookie(SameSite.NONE, name)"),
		).toBe("constant: LAX > NONE");
	});

	it("is how two things are compared or joined", () => {
		expect(chosen("if (at > last) stop()", "if (at >= last) stop()")).toBe(
			"comparison: > > >=",
		);
		expect(
			chosen("if ready and waiting: go()", "if ready or waiting: go()"),
		).toBe("comparison: and > or");
	});

	it.each([
		["another name", "queue.drain(items)", "queue.flush(items)"],
		["a constant of another thing", "wait(LONG_TIME)", "wait(SHORT_TIME)"],
		["style", "if (a == b) run(a)", "if (a === b) run(a)"],
		["two words", "log.error(reason)", "log.debug(cause)"],
		["a variable of that name", "let error = read()", "let debug = read()"],
		["a comment", "// log.error(reason)", "// log.debug(reason)"],
	])("is not %s", (_, before, after) => {
		expect(chosen(before, after)).toBeUndefined();
	});
});
