/** Stands for white space that counts. */
const spaceMark = "\uE000";
/** Stands for a line end that counts. */
const lineMark = "\uE001";
/** Stands where a bracket was. */
const spareMark = "\uE002";

const set = (words: string) => new Set(words.split(" "));

const scripts = set("js jsx ts tsx");
const sheets = set("css scss less");
/** Statements end with their lines, and white space parts words. */
const shells = set("sh fish dockerfile makefile mk bat cmd tcl vim");
/** Statements end with their lines, unless they cannot. */
const lined = set(
	"go swift kt kts groovy gradle jl r tf hcl toml rb cr ex exs",
);
/** White space says whether a mark stands between two values or before one. */
const parting = set("rb cr ex exs coffee");
/** A mark at the end of a line may as well not be there. */
const loose = set("py coffee lua vue svelte html");
/** A comma makes a tuple of one value. */
const tuples = set("py rs");

/**
 * Code, its texts masked and without comments, less what formatters change: layout, a comma before a closing bracket, in
 * languages where it may be left out a semicolon at the end of a statement. White space stays as a mark where it says
 * something: between words, and as the language has it between others and at the ends of lines.
 */
export function withoutLayout(code: string, language: string): string {
	let left = oneBlank(code, language);
	if (tuples.has(language)) left = withTuples(left);
	left = left.replace(/(?<![[,]\s{0,99}),(?=\s*[)\]}])/g, "");
	if (scripts.has(language)) left = scriptEnds(left);
	else if (sheets.has(language)) left = sheetSpaces(left);
	else if (shells.has(language)) left = shellSpaces(left, language);
	else if (lined.has(language)) left = lineEnds(left);
	else if (loose.has(language))
		left = left.replace(/;(?=[ \t]*(?:\n|$|\}))/g, "");
	if (parting.has(language))
		left = left.replace(
			/(?<=[\w)\]}?!])[ \t]+(?=[-+*&[(:/%?](?!\s))/g,
			spaceMark,
		);
	return left
		.replace(/(?<=[\p{L}\p{N}\p{M}_$])\s+(?=[\p{L}\p{N}\p{M}_$])/gu, spaceMark)
		.replace(/(?<=\+)\s+(?=\+)|(?<=-)\s+(?=-)|(?<=&)\s+(?=&)/g, spaceMark)
		.replace(/[ \t\n\r\f\v]+/g, "");
}

/** Where more white space says no more than less: what looks for it must not go over a long comment again and again. */
function oneBlank(code: string, language: string): string {
	if (sheets.has(language)) return code.replace(/\s+/g, " ");
	return scripts.has(language)
		? code.replace(/[^\S\n]+/g, " ").replace(/\n\s+/g, "\n")
		: code;
}

/** With the comma of each tuple of one value held. */
function withTuples(code: string): string {
	return code.replace(
		/(?<![\w)\]!])(\((?:[^()[\]{},]|\([^()]*\)|\[[^[\]]*\])*),(?=\s*\))/g,
		`$1,${spaceMark}`,
	);
}

/** What a line may begin with that would go on with the one before it. */
const goesOn = /\s*(?:[([*/.,?<\uE160\uE12F]|\+(?!\+)|-(?!-))/y;
/** What stands before a bracket behind which a statement follows, be it an empty one: not at the end of `do { … } while (…)`. */
const head = /(?<![\w$.])(?:if|for|(?<!\} ?)while|with)$/;
/** What stands before a bracket that a formatter sets or leaves out, and what behind it. */
const beforeValue =
	/(?:(?<![\w$.])(?:return|throw)|=>|(?<![=!<>])=|(?<!\?)\?|[:(,[])$/;
const behindValue =
	/[ \t]*(?:;|\s*[,)\]}:]|\s*$|\n\s*(?!(?:in|instanceof|as|satisfies)(?![\w$]))[\w$}@#"'\uE122\uE127])/y;

/** What stands before a comma that parts what a generic type is of: no list of values. */
const amongTypes = /[\p{L}\p{N}_$]<[\p{L}\p{N}_$.[\]|&,\s]{1,200}$/u;

/** A bracket that is open. */
interface Open {
	readonly mark: string;
	/** Its index in what is said. */
	readonly place: number;
	readonly isHead: boolean;
	/** Whether it may be one that a formatter sets. */
	isSpare: boolean;
}

/**
 * In scripts a mark is left out where the statement ends without it as well, and brackets around a whole value; line ends
 * count where they alone end a statement.
 */
function scriptEnds(code: string): string {
	const open: Open[] = [];
	const said: string[] = [];
	let isHead = false;
	/** Index of the last mark that is no white space. */
	let solid = -1;
	for (let at = 0; at < code.length; at++) {
		const mark = code[at] ?? "";
		if (mark.trim() === "") {
			said.push(mark);
			continue;
		}
		const before = code.slice(Math.max(0, solid - 8), solid + 1);
		const inner = open.at(-1);
		if (mark === ";" && inner?.mark !== "(" && !isHead) {
			const isFirst = /^$|[{;]$/.test(before);
			said.push(!isFirst && standsAt(goesOn, code, at + 1) ? ";" : "\n");
			solid = at;
			continue;
		}
		isHead = false;
		if (mark === "," && inner?.isSpare)
			inner.isSpare = amongTypes.test(code.slice(Math.max(0, at - 200), at));
		if (mark === "{" && inner?.mark === "(" && solid === inner.place)
			inner.isSpare = false;
		if ("([{".includes(mark))
			open.push({
				...{ mark, place: said.length },
				isHead: mark === "(" && head.test(before),
				isSpare: mark === "(" && beforeValue.test(before),
			});
		const closed = ")]}".includes(mark) ? open.pop() : undefined;
		isHead = closed?.isHead === true;
		const isSpare =
			closed?.isSpare === true &&
			solid !== closed.place &&
			standsAt(behindValue, code, at + 1);
		if (isSpare && closed) said[closed.place] = spareMark;
		said.push(isSpare ? spareMark : mark);
		solid = at;
	}
	return said
		.join("")
		.replace(
			/(?<![\w$.])(return|throw|break|continue|yield|async)[ \t]*\n\s*(?=[^\s};])/g,
			`$1${lineMark}`,
		)
		.replace(
			/(?<=[\p{L}\p{N}_$)\]}\uE100-\uE17F])[ \t]*\n\s*(?=\+\+|--)/gu,
			lineMark,
		)
		.replace(/(?<=\+\+|--)[ \t]*\n\s*(?=[\p{L}_$(])/gu, lineMark)
		.replace(
			/(?<=(?:[:=(<,\uE002]|=>|(?<![\w$.])(?:as|satisfies)\s)\s{0,99})[|&](?![|&=])/g,
			"",
		)
		.replace(/,(?=\s*>)/g, "")
		.replaceAll(spareMark, " ");
}

/** In style sheets white space parts selectors and values, but not beside most marks. */
function sheetSpaces(code: string): string {
	return code
		.replace(/(?<![\w.])\.(?=\d)/g, "0.")
		.replace(/;(?=\s*(?:\}|$))/g, "")
		.replace(/\s+:(?=[^{};]{0,999}(?:[;}]|$))/g, ":")
		.replace(/(?<=^|[{};,>~=!:*/([])\s+|\s+(?=$|[{};,>~=!*/)\]])/g, "")
		.replace(/\s*\+\s*(?![^()]{0,999}\))/g, "+")
		.replace(/\s+/g, spaceMark);
}

/** In shells and the like white space parts words, and a line's end a command. */
function shellSpaces(code: string, language: string): string {
	const isMake = language === "makefile" || language === "mk";
	const lines = code
		.replace(/\uE15C\uE10A|\\\n/g, "")
		.replace(/(?<!;);(?!;)/g, language === "sh" ? "\n" : ";")
		.split("\n")
		.map((line) => {
			const said = line.trim().replace(/\s+/g, spaceMark);
			return isMake && line.startsWith("\t") && said !== ""
				? `\t${said}`
				: said;
		})
		.filter((line) => line !== "");
	const all = lines.join(lineMark).replaceAll("\t", `${spaceMark}${spaceMark}`);
	return language === "sh"
		? all.replace(/[\uE000\uE001]*(\|\|?|&&|;;)[\uE000\uE001]*/g, "$1")
		: all;
}

/** Where the line goes on however the next one begins, and where the next one goes on with it. */
const mayEnd = /[\p{L}\p{N}\p{M}_$)\]}?!"'`\uE100-\uE17F]|\+\+|--/u;
const mayNotBegin =
	/[\s;]*(?:$|[)\]},.?:=|{]|&&|&\.|(?:else|catch|finally)(?![\w$]))/y;

/** In these languages a line's end is a statement's, where no bracket holds it and it may be one. */
function lineEnds(code: string): string {
	const open: string[] = [];
	let left = "";
	let before = "";
	for (let at = 0; at < code.length; at++) {
		const mark = code[at] ?? "";
		if (mark === "\n" || mark === ";") {
			if (open.at(-1) === "(" || open.at(-1) === "[") {
				left += mark === ";" ? ";" : " ";
				continue;
			}
			const isEnd = mayEnd.test(before) && !standsAt(mayNotBegin, code, at + 1);
			left += isEnd ? lineMark : " ";
			before = "";
			continue;
		}
		if (mark.trim() !== "") before = before.endsWith(mark) ? mark + mark : mark;
		if ("([{".includes(mark)) open.push(mark);
		else if (")]}".includes(mark)) open.pop();
		left += mark;
	}
	return left;
}

function standsAt(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}
