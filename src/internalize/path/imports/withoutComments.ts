// What is not closed ends with its line or the text: to look for its end again and again would take long in some texts.
const likeC =
	/("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const likeShell = /("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|#[^\n]*/g;
const likePython =
	/("""|''')[\s\S]*?(?:\1|$)|#[^\n]*|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)/g;

/** A text without its comments (`//`, `/* … *​/`), so that an import in an example is none. Strings stay. */
export function withoutComments(text: string): string {
	return text.replace(likeC, (_, string?: string) => string ?? " ");
}

/** The same of comments that begin with `#`. */
export function withoutHashComments(text: string): string {
	return text.replace(likeShell, (_, string?: string) => string ?? "");
}

/** The same of Python, whose long strings go, too: they may hold examples. */
export function withoutPythonComments(text: string): string {
	return text.replace(
		likePython,
		(_, _marks?: string, string?: string) => string ?? "",
	);
}
