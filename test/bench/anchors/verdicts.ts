/** Whose fault a wrong answer is, as somebody who read the case has it. */
export interface Verdict {
	/** `label`: our answer is right, or as right as the truth that is given. */
	readonly whose: "label" | "ours";
	/** The lines that were answered, `start-end`: another answer has not been read. */
	readonly lines: string;
	readonly why: string;
}

const wholeStatement =
	"the label keeps the line of a comment, ours the statement that it was written on";
const sibling = "a sibling of the same form, in another function";

/** Every wrong answer of the development part that was read, by the case's id; both modes. */
const verdicts: Readonly<Record<string, readonly Verdict[]>> = {
	"codemapper-suppression-0068": [
		label("29-31", "the label points at the statement below the one marked"),
	],
	"codemapper-suppression-0069": [label("104-106", wholeStatement)],
	"codemapper-suppression-0072": [label("42-44", wholeStatement)],
	"codemapper-suppression-0074": [label("107-109", wholeStatement)],
	"codemapper-suppression-0086": [label("23-25", wholeStatement)],
	"codemapper-suppression-0089": [label("94-96", wholeStatement)],
	"codemapper-suppression-0096": [label("400-402", wholeStatement)],
	"codemapper-suppression-0097": [
		label("66-70", wholeStatement),
		label("67-69", wholeStatement),
	],
	"codemapper-codetracker-method-0344": [
		label("54-64", "solve stands there unchanged; the label names solveField"),
	],
	"codemapper-codetracker-method-0678": [
		label("32-44", "solveField stands there unchanged; the label names solve"),
	],
	"codemapper-codetracker-block-0096": [ours("50-52", sibling)],
	"codemapper-codetracker-block-0503": [ours("242-244", sibling)],
	"codemapper-codetracker-variable-0197": [
		label("372-372", "the expression was extracted; the label keeps the name"),
	],
	"codemapper-codetracker-variable-0227": [
		label("410-410", "the line stands there unchanged; the label is another"),
	],
	"codetracker-step-block-0253": [
		ours("479-494", "takes in the branches that follow"),
	],
	"codetracker-step-block-0359": [
		ours("87-114", "takes in the branch that follows"),
	],
	"codetracker-step-block-0421": [
		ours("87-114", "takes in the branch that follows"),
	],
	"codetracker-long-block-0007": [ours("264-266", sibling)],
	"codetracker-long-block-0036": [ours("552-556", sibling)],
	"codetracker-long-block-0125": [ours("186-191", "a copy among the tests")],
	"codetracker-long-block-0231": [ours("82-84", sibling)],
	"codetracker-long-block-0359": [ours("470-475", "a copy among the tests")],
	"codetracker-long-variable-0156": [
		label("372-372", "the expression was extracted; the label keeps the name"),
	],
	"codetracker-long-variable-0183": [ours("415-415", sibling)],
	"codetracker-deleted-block-0183": [ours("377-381", sibling)],
	"codetracker-deleted-block-0190": [ours("374-380", "the branch before it")],
	"codetracker-deleted-block-0222": [ours("636-654", sibling)],
	"codetracker-deleted-block-0235": [
		label("29-35", "the condition went, what it held stands there"),
		label("29-36", "the condition went, what it held stands there"),
	],
	"codetracker-deleted-block-0240": [ours("230-232", sibling)],
	"codetracker-deleted-variable-0060": [ours("130-130", sibling)],
	"ast-stmt-one-0083": [ours("269-269", sibling)],
	"ast-elem-method-0146": [
		label("160-172", "it stands there unchanged; the label is a built copy"),
	],
	"ast-elem-const-0029": [
		label("1574-1579", "the list went on under another name"),
	],
};

function label(lines: string, why: string): Verdict {
	return { whose: "label", lines, why };
}

function ours(lines: string, why: string): Verdict {
	return { whose: "ours", lines, why };
}

/** Who is at fault; `undefined` where nobody has read this answer. */
export function verdictOn(
	id: string,
	{ start, end }: { readonly start: number; readonly end: number },
): Verdict | undefined {
	return verdicts[id]?.find(({ lines }) => lines === `${start}-${end}`);
}
