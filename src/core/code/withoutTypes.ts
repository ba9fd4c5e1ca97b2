/**
 * Code without the types that are annotated to parameters, variables and results, in languages in which they do nothing
 * when it runs; other code as it is. Interfaces and types that have a name stay, as do fields of classes in TypeScript:
 * there they are what is said. `code` has no comments. Where code is cut off, or is none, a type may stay.
 */
export function withoutTypes(code: string, language: string): string {
	if (language === "py") return new AnnotationReader(code, python).read();
	return language === "ts" || language === "tsx"
		? new AnnotationReader(code, script).read()
		: code;
}

interface Rules {
	/** Words after which a name may have a type before its value. */
	readonly declares: ReadonlySet<string>;
	/** Whether any statement may be a name with a type. */
	readonly bareNames: boolean;
	/** What comes before the type of a result. */
	readonly result: "->" | ":";
	/** Whether a `:` in brackets may be that of `a ? b : c`. */
	readonly hasTernary: boolean;
}

const python: Rules = {
	declares: new Set(),
	bareNames: true,
	result: "->",
	hasTernary: false,
};
const script: Rules = {
	declares: new Set(["const", "let", "var"]),
	bareNames: false,
	result: ":",
	hasTernary: true,
};

const tokenPattern =
	/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|`(?:\\[\s\S]|[^`\\])*`|[\w$.]+|->|=>|===?|!==?|[<>]=|:=|\?\?|\?\.|\n|[^\S\n]+|[\s\S]/g;

/** Words that stand before a `:` of their own. */
const notNames = new Set(["else", "try", "finally", "default"]);

/** What is open: a bracket with what was said in it so far. */
interface Open {
	readonly mark: string;
	/** Whether it holds what a function takes. */
	readonly isList: boolean;
	/** `?` that wait for their `:`. */
	ternaries: number;
	/** Whether a value was begun since the last comma. */
	isValue: boolean;
}

class AnnotationReader {
	readonly #tokens: readonly string[];
	readonly #rules: Rules;
	#at = 0;
	#said = "";
	readonly #open: Open[] = [
		{ mark: "", isList: false, ternaries: 0, isValue: false },
	];
	/** The last tokens that are no white space, the newest last. */
	#before = "";
	#beforeThat = "";
	/** Whether nothing but a name was said in this statement. */
	#isStatementStart = true;

	constructor(code: string, rules: Rules) {
		this.#tokens = code.match(tokenPattern) ?? [];
		this.#rules = rules;
	}

	read(): string {
		for (; this.#at < this.#tokens.length; this.#at++) {
			const token = this.#tokens[this.#at] ?? "";
			if (this.#isAnnotation(token)) {
				this.#skipType();
				this.#at--;
				continue;
			}
			this.#take(token);
		}
		return this.#said;
	}

	#isAnnotation(token: string): boolean {
		const inner = this.#open.at(-1);
		if (!inner) return false;
		const { result, declares, bareNames, hasTernary } = this.#rules;
		if (token === result && this.#before === ")")
			return !hasTernary || inner.ternaries === 0;
		if (token !== ":") return false;
		if (inner.mark === "(") {
			if (hasTernary)
				return this.#before === "?"
					? this.#isName(this.#beforeThat)
					: inner.ternaries === 0 && this.#isName(this.#before);
			return inner.isList && !inner.isValue && this.#isName(this.#before);
		}
		if (inner.mark !== "" && inner.mark !== "{") return false;
		if (declares.has(this.#beforeThat)) return this.#isName(this.#before);
		return (
			bareNames &&
			inner.mark === "" &&
			this.#isStatementStart &&
			this.#isName(this.#before) &&
			!notNames.has(this.#before)
		);
	}

	#isName(token: string): boolean {
		return /^[\w$.]+$/.test(token) || token === "}" || token === "]";
	}

	/** Leaves out a type, to what ends it: a comma, a value, a body, the end of its bracket or of its statement. */
	#skipType(): void {
		let depth = 0;
		let isBegun = false;
		const isIn = (this.#open.at(-1)?.mark ?? "") === "(";
		for (this.#at++; this.#at < this.#tokens.length; this.#at++) {
			const token = this.#tokens[this.#at] ?? "";
			if (depth === 0) {
				if (token === "=" || token === "," || token === ";") return;
				if (token === ")" || token === "]" || token === "}") return;
				if (token === "{" && isBegun) return;
				if (token === "=>" && this.#before === ")") return;
				if (token === ":") return;
				if (token === "\n" && !isIn) return;
			}
			if ("([{<".includes(token)) depth++;
			else if (")]}>".includes(token)) depth = Math.max(0, depth - 1);
			if (token.trim() !== "") isBegun = true;
		}
	}

	#take(token: string): void {
		this.#said += token;
		const inner = this.#open.at(-1);
		if (token === "\n" || token === ";") {
			if ((inner?.mark ?? "") !== "(") this.#isStatementStart = true;
			return;
		}
		if (token.trim() === "") return;
		if ("([{".includes(token)) {
			const isList = this.#beforeThat === "def";
			this.#open.push({ mark: token, isList, ternaries: 0, isValue: false });
		} else if (")]}".includes(token)) {
			if (this.#open.length > 1) this.#open.pop();
		} else if (inner) {
			if (token === "?") inner.ternaries++;
			else if (token === ":")
				inner.ternaries = Math.max(0, inner.ternaries - 1);
			else if (token === "=") inner.isValue = true;
			else if (token === ",") inner.isValue = false;
		}
		const isFirst = this.#isStatementStart && /^[\w$.]+$/.test(token);
		this.#isStatementStart = isFirst && this.#isAtStart();
		this.#beforeThat = this.#before;
		this.#before = token;
	}

	/** Whether only white space stands before the token that was just said on its line. */
	#isAtStart(): boolean {
		const line = this.#said.slice(this.#said.lastIndexOf("\n") + 1);
		return /^\s*[\w$.]+$/.test(line);
	}
}
