import { type CodeToken, codeTokens, isName } from "./codeTokens.ts";
import { type TypeForm, typeEnd } from "./typeEnd.ts";
import type { TypeSpan } from "./typesIn.ts";

const form = (ends: string, endsWithLine = false): TypeForm => ({
	ends: new Set(ends.split(" ")),
	endsWithLine,
	prefixes: new Set(),
	infixes: new Set(),
	isScript: false,
});
const parameter = form(", ) =");
const result = form(":");
const variable = form("= ;", true);

/** Words that stand before a `:` of their own. */
const keywords = new Set(
	"and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield None True False".split(
		" ",
	),
);
/** Decorators that read no types. */
const blind =
	/^(?:property|staticmethod|classmethod|overload|override|final|abstractmethod|cached_property|contextmanager|asynccontextmanager|(?:abc|contextlib|functools|typing|typing_extensions|pytest)\.[\w.]+|[\w.]+\.(?:setter|getter|deleter))$/;

/** What is open: a bracket with what was said in it so far, or the whole. */
interface Open {
	readonly mark: string;
	/** Whether it holds what a function takes. */
	readonly isList: boolean;
	/** `lambda`s that wait for their `:`. */
	lambdas: number;
	/** Whether a value was begun since the last comma that is not a lambda's. */
	isValue: boolean;
}

/** A class or function in which the lines are that are farther in. */
interface Block {
	readonly indent: number;
	readonly isClass: boolean;
}

/** See `typesIn`. */
export function pythonTypes(code: string): readonly TypeSpan[] {
	return new PythonReader(codeTokens(code)).read();
}

class PythonReader {
	readonly #tokens: readonly CodeToken[];
	readonly #spans: TypeSpan[] = [];
	readonly #open: Open[] = [opened("", false)];
	readonly #blocks: Block[] = [];
	/** The last tokens that are no white space. */
	#before = "\n";
	#beforeThat = "";
	/** How far in the statement begins. */
	#indent = 0;
	/** Whether nothing but one name was said in the statement. */
	#isName = false;
	/** Whether the decorators before the next statement may read types, those before this one, and those before the function whose parameters were read last. */
	#isDecorated = false;
	#isStatementDecorated = false;
	#isReading = false;

	constructor(tokens: readonly CodeToken[]) {
		this.#tokens = tokens;
	}

	read(): readonly TypeSpan[] {
		for (let at = 0; at < this.#tokens.length; at++) {
			const token = this.#tokens[at];
			if (!token) break;
			const ending = this.#formOfType(token.text);
			const end = ending && typeEnd(this.#tokens, at + 1, ending);
			if (end === undefined) {
				this.#take(token.text, at);
				continue;
			}
			const last = this.#tokens[end - 1];
			this.#spans.push({
				start: token.start,
				end: last ? last.start + last.text.length : token.start,
			});
			this.#isName = false;
			at = end - 1;
		}
		return this.#spans;
	}

	/** How the type ends that the token begins; `undefined` where it begins none. */
	#formOfType(token: string): TypeForm | undefined {
		const inner = this.#open.at(-1);
		if (token === "->")
			return this.#before === ")" && !this.#isReading ? result : undefined;
		if (token !== ":" || !inner) return undefined;
		if (inner.isList)
			return inner.isValue || this.#isReading || !isName(this.#before)
				? undefined
				: parameter;
		const isField = this.#blocks.at(-1)?.isClass === true;
		return inner.mark === "" && this.#isName && !isField ? variable : undefined;
	}

	#take(token: string, at: number): void {
		const inner = this.#open.at(-1);
		const isOutside = this.#open.length === 1;
		if (token === "\n" || token === ";") {
			// Behind a backslash the line goes on.
			if (!isOutside || this.#before === "\\") return;
			this.#before = token;
			this.#isName = false;
			return;
		}
		if (token.trim() === "") return;
		const isFirst = isOutside && /^[\n;]$/.test(this.#before);
		if (isFirst) this.#begin(token, at);
		else this.#isName = false;
		if ("([{".includes(token)) {
			const isList = token === "(" && this.#beforeThat === "def";
			if (isList) this.#isReading = this.#isStatementDecorated;
			this.#open.push(opened(token, isList));
		} else if (")]}".includes(token)) {
			if (this.#open.length > 1) this.#open.pop();
		} else if (inner) note(token, inner);
		this.#beforeThat = this.#before;
		this.#before = token;
	}

	/** Begins a statement. */
	#begin(token: string, at: number): void {
		if (this.#before !== ";") this.#enter(at);
		this.#isName = isName(token) && !keywords.has(token);
		if (token === "@") {
			const name = this.#tokens[at + 1]?.text ?? "";
			this.#isDecorated ||= !blind.test(name);
			return;
		}
		const word = token === "async" ? (this.#tokens[at + 2]?.text ?? "") : token;
		if (word === "class" || word === "def")
			this.#blocks.push({ indent: this.#indent, isClass: word === "class" });
		this.#isStatementDecorated = this.#isDecorated;
		this.#isDecorated = false;
	}

	/** Leaves the blocks that end before the statement at `at`. */
	#enter(at: number): void {
		const space = this.#tokens[at - 1]?.text ?? "\n";
		const isIn = space !== "\n" && space.trim() === "";
		this.#indent = isIn ? space.replaceAll("\t", "        ").length : 0;
		while ((this.#blocks.at(-1)?.indent ?? -1) >= this.#indent)
			this.#blocks.pop();
	}
}

/** Keeps what a token says of the parameters among which it stands. */
function note(token: string, inner: Open): void {
	if (token === "lambda") inner.lambdas++;
	else if (token === ":" && inner.lambdas > 0) inner.lambdas--;
	else if (token === "=") inner.isValue = true;
	else if (token === "," && inner.lambdas === 0) inner.isValue = false;
}

function opened(mark: string, isList: boolean): Open {
	return { mark, isList, lambdas: 0, isValue: false };
}
