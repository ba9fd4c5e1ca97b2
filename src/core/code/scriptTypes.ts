import { type CodeToken, codeTokens, isName } from "./codeTokens.ts";
import { isWhole, type TypeForm, typeEnd } from "./typeEnd.ts";
import type { TypeSpan } from "./typesIn.ts";

const form = (ends: string, endsWithLine = false): TypeForm => ({
	ends: new Set(ends.split(" ")),
	endsWithLine,
	prefixes: new Set(
		"keyof typeof readonly unique asserts new abstract infer".split(" "),
	),
	infixes: new Set(["is"]),
	isScript: true,
});
const parameter = form(", ) =");
const variable = form("= ; ,", true);
/** Of a function with a name, of one that may have none, of an arrow, and of what may have no body. */
const results = {
	named: form("{"),
	either: form("{ =>"),
	arrow: form("=>"),
	declared: form("{ ;"),
};

const declares = new Set(["const", "let", "var"]);
/** Words before a bracket that holds no parameters. */
const controls = new Set(
	"if for while switch catch with return case typeof await in of".split(" "),
);
/** Words before the parameters of an arrow. */
const beforeArrow = new Set(
	"async return default case await yield of in".split(" "),
);
/** Words that may begin what has a result but no body. */
const declaring = new Set(
	"export declare abstract function public private protected static override async".split(
		" ",
	),
);
/** Words that begin another statement, where the last one has no mark at its end. */
const beginning = new Set(
	"const let var function class export import return if for while".split(" "),
);

/** What is open: a bracket with what was said in it so far, or the whole. */
interface Open {
	readonly mark: string;
	/** What stands before the bracket. */
	readonly before: string;
	/** Whether what it holds is itself a type that has a name, or else says something when it runs. */
	readonly isKept: boolean;
	/** `?` that wait for their `:`. */
	ternaries: number;
	/** Whether a `case` waits for its `:`. */
	isCase: boolean;
	/** Whether a decorator stands before what was said since the last comma. */
	isDecorated: boolean;
	/** Whether an interface waits for its body, or a type with a name for its end. */
	named: "interface" | "type" | undefined;
	/** The first word of the statement. */
	first: string | undefined;
}

/** See `typesIn`. */
export function scriptTypes(code: string): readonly TypeSpan[] {
	return new ScriptReader(codeTokens(code)).read();
}

class ScriptReader {
	readonly #tokens: readonly CodeToken[];
	readonly #spans: TypeSpan[] = [];
	readonly #open: Open[] = [opened("", "", false)];
	/** The last tokens that are no white space. */
	#before = "";
	#beforeThat = "";
	/** The bracket that was closed last. */
	#closed: Open | undefined;
	/** Whether a line ended behind the last token that is no white space. */
	#isLineStart = true;

	constructor(tokens: readonly CodeToken[]) {
		this.#tokens = tokens;
	}

	read(): readonly TypeSpan[] {
		for (let at = 0; at < this.#tokens.length; at++) {
			const token = this.#tokens[at];
			if (!token) break;
			const ending = token.text === ":" ? this.#formOfType() : undefined;
			const end = ending && typeEnd(this.#tokens, at + 1, ending);
			if (end === undefined) {
				this.#take(token.text, at);
				continue;
			}
			const inner = this.#open.at(-1);
			const isOptional = this.#before === "?";
			if (inner && isOptional) inner.ternaries--;
			const last = this.#tokens[end - 1];
			this.#spans.push({
				start: token.start,
				end: last ? last.start + last.text.length : token.start,
			});
			at = end - 1;
		}
		return this.#spans;
	}

	/** How the type ends that begins behind the `:` that stands there; `undefined` where there can be none. */
	#formOfType(): TypeForm | undefined {
		const inner = this.#open.at(-1);
		if (!inner || inner.isKept || inner.named || inner.isCase) return undefined;
		const isOptional = this.#before === "?";
		if (inner.ternaries > (isOptional ? 1 : 0)) return undefined;
		if (this.#before === ")") return this.#formOfResult(inner);
		const name = isOptional ? this.#beforeThat : this.#before;
		const isNamed = isName(name) || name === "}" || name === "]";
		if (inner.mark === "(")
			return isNamed && !inner.isDecorated ? parameter : undefined;
		return isNamed && declares.has(this.#beforeThat) && inner.mark !== "["
			? variable
			: undefined;
	}

	#formOfResult(inner: Open): TypeForm | undefined {
		const list = this.#closed;
		// A formatter leaves it beside the bracket: what begins a line is the rest of `a ? b : c`.
		if (this.#isLineStart || list?.mark !== "(") return undefined;
		if (list.isKept || inner.isDecorated) return undefined;
		const { before } = list;
		if (before === ">") return results.either;
		if (beforeArrow.has(before)) return results.arrow;
		if (controls.has(before)) return undefined;
		if (!isName(before) && !/^["'`\uE100-\uE17F\]*]/.test(before))
			return results.arrow;
		return inner.first !== undefined && declaring.has(inner.first)
			? results.declared
			: results.named;
	}

	#take(token: string, at: number): void {
		if (token === "\n") this.#isLineStart = true;
		if (token.trim() === "") return;
		const inner = this.#open.at(-1);
		if (inner) this.#note(token, inner, at);
		if ("([{".includes(token)) this.#push(token, inner);
		else if (")]}".includes(token) && this.#open.length > 1) {
			this.#closed = this.#open.pop();
			const outer = this.#open.at(-1);
			if (outer && token === "}") endStatement(outer);
		}
		this.#beforeThat = this.#before;
		this.#before = token;
		this.#isLineStart = false;
	}

	#push(mark: string, outer: Open | undefined): void {
		const isBody = mark === "{";
		const isKept =
			outer !== undefined &&
			(outer.isKept ||
				outer.named !== undefined ||
				(mark === "(" && this.#before === "constructor") ||
				(mark === "(" && outer.mark !== "(" && outer.isDecorated));
		if (outer?.named === "interface" && isBody) outer.named = undefined;
		this.#open.push(opened(mark, this.#before, isKept));
	}

	/** Keeps what a token says of the statement in which it stands. */
	#note(token: string, inner: Open, at: number): void {
		if (token === ";") {
			endStatement(inner);
			inner.ternaries = 0;
			inner.named = undefined;
		} else if (token === ",") {
			if (inner.mark === "(") inner.isDecorated = false;
		} else if (token === "@") inner.isDecorated = true;
		else if (token === "?") inner.ternaries++;
		else if (token === ":") {
			if (inner.ternaries > 0) inner.ternaries--;
			else inner.isCase = false;
		}
		if (!isName(token)) return;
		if (this.#isLineStart && this.#begins(token, at)) {
			endStatement(inner);
			inner.ternaries = 0;
			inner.named = undefined;
		} else if (this.#isLineStart && declaring.has(token))
			inner.first = undefined;
		inner.first ??= token;
		if (token === "case") inner.isCase = true;
		const mayName = /^(?:export|declare|default|type|interface)$/.test(
			inner.first,
		);
		if ((token === "type" || token === "interface") && mayName)
			if (isName(this.#nextSolid(at))) inner.named = token;
	}

	/** Whether a word that a line begins with begins a statement, too, though the one before has no mark at its end. */
	#begins(token: string, at: number): boolean {
		if (beginning.has(token)) return true;
		const mayBegin =
			declaring.has(token) || token === "type" || token === "interface";
		return mayBegin && isWhole(this.#before) && isName(this.#nextSolid(at));
	}

	#nextSolid(at: number): string {
		for (let next = at + 1; next < this.#tokens.length; next++) {
			const text = this.#tokens[next]?.text ?? "";
			if (text.trim() !== "") return text;
		}
		return "";
	}
}

function opened(mark: string, before: string, isKept: boolean): Open {
	return {
		...{ mark, before, isKept, ternaries: 0, isCase: false },
		...{ isDecorated: false, named: undefined, first: undefined },
	};
}

function endStatement(level: Open): void {
	level.first = undefined;
	if (level.mark !== "(") level.isDecorated = false;
}
