/** How a comment or a text begins and ends in a language. */
export interface CodeForm {
	/** Source of a regular expression that matches where it begins. Has no capturing group, and is bounded in length. */
	readonly open: string;
	readonly what:
		| "line"
		| "block"
		| "text"
		| "template"
		| "regex"
		| "heredoc"
		| "open bracket"
		| "close bracket";
	/** What ends it, where it is not the end of the line; a function of what it began with where that decides. */
	readonly close?: string | ((open: string) => string);
	/** A backslash takes the next character along. */
	readonly escapes?: boolean;
	/** It may go on in the next line. A text that may not ends with its line, closed or not. */
	readonly isLong?: boolean;
	/** It may hold others like itself. */
	readonly nests?: boolean;
}

/** The forms of one language, those first that others begin like. */
export type CodeSyntax = readonly CodeForm[];

const double: CodeForm = {
	open: '"',
	what: "text",
	close: '"',
	escapes: true,
};
const single: CodeForm = { open: "'", what: "text", close: "'", escapes: true };
/** Whole, so that a lifetime, a prime or an apostrophe opens nothing. */
const character: CodeForm = {
	open: "'(?:\\\\[^\\n']{1,10}|\\\\'|[^\\\\'\\n]{1,4})'",
	what: "text",
};
const tripleDouble: CodeForm = {
	open: '"""',
	what: "text",
	close: '"""',
	escapes: true,
	isLong: true,
};
const tripleSingle: CodeForm = { ...tripleDouble, open: "'''", close: "'''" };
const block: CodeForm = { open: "/\\*", what: "block", close: "*/" };
/** Not that of an address, which may stand between tags or in what is no text of the language. */
const slashes: CodeForm = { open: "(?<!:)//", what: "line" };
const hash: CodeForm = { open: "#", what: "line" };
/** Where a `#` inside a word is none. */
const looseHash: CodeForm = { open: "(?<![^\\s;])#", what: "line" };
const dashes: CodeForm = { open: "--", what: "line" };
const markup: CodeForm = { open: "<!--", what: "block", close: "-->" };
const regex: CodeForm = { open: "/", what: "regex" };
const braces: readonly CodeForm[] = [
	{ open: "\\{", what: "open bracket" },
	{ open: "\\}", what: "close bracket" },
];
const brackets: readonly CodeForm[] = [
	{ open: "[([{]", what: "open bracket" },
	{ open: "[)\\]}]", what: "close bracket" },
];
const heredoc: CodeForm = {
	open: "<<[-~]?['\"]?[A-Za-z_]\\w{0,63}['\"]?",
	what: "heredoc",
};

const cLike: CodeSyntax = [block, slashes, double, character];
const nested: CodeForm = { ...block, nests: true };
const script: CodeSyntax = [
	block,
	slashes,
	double,
	single,
	{ open: "`", what: "template" },
	regex,
	...braces,
];
const hashOnly: CodeSyntax = [looseHash, double, single];
const python: CodeSyntax = [
	hash,
	tripleDouble,
	tripleSingle,
	double,
	single,
	...brackets,
];
const shell: CodeSyntax = [
	{ open: "(?<![^\\s;(])#", what: "line" },
	{ open: "\\\\[\\s\\S]", what: "text" },
	heredoc,
	{ ...double, isLong: true },
	{ ...single, escapes: false, isLong: true },
];
const ruby: CodeSyntax = [
	{ open: "(?<![^\\n])=begin\\b", what: "block", close: "\n=end" },
	looseHash,
	heredoc,
	double,
	single,
	regex,
];
const java: CodeSyntax = [block, slashes, tripleDouble, double, character];
const kotlin: CodeSyntax = [nested, slashes, tripleDouble, double, character];
const rust: CodeSyntax = [
	nested,
	slashes,
	{
		open: 'r#{0,16}"',
		what: "text",
		close: (open) => `"${open.slice(1, -1)}`,
		isLong: true,
	},
	{ ...double, isLong: true },
	character,
];
const cpp: CodeSyntax = [
	block,
	slashes,
	{
		open: 'R"[^()\\\\\\s"]{0,16}\\(',
		what: "text",
		close: (open) => `)${open.slice(2, -1)}"`,
		isLong: true,
	},
	double,
	character,
];
const csharp: CodeSyntax = [
	block,
	slashes,
	tripleDouble,
	{ open: '(?:@\\$?|\\$@)"', what: "text", close: '"', isLong: true },
	double,
	character,
];
const go: CodeSyntax = [
	block,
	slashes,
	double,
	{ open: "`", what: "text", close: "`", isLong: true },
	character,
];
const php: CodeSyntax = [
	block,
	slashes,
	{ open: "#(?!\\[)", what: "line" },
	{ ...heredoc, open: "<<<['\"]?[A-Za-z_]\\w{0,63}['\"]?" },
	{ ...double, isLong: true },
	{ ...single, isLong: true },
];
const css: CodeSyntax = [block, double, single];
const sheets: CodeSyntax = [block, slashes, double, single];
const sql: CodeSyntax = [
	block,
	dashes,
	{ ...single, escapes: false, isLong: true },
	{ ...double, escapes: false },
];
const lua: CodeSyntax = [
	{
		open: "--\\[={0,16}\\[",
		what: "block",
		close: (open) => open.slice(2).replaceAll("[", "]"),
	},
	dashes,
	{
		open: "\\[={0,16}\\[",
		what: "text",
		close: (open) => open.replaceAll("[", "]"),
		isLong: true,
	},
	double,
	single,
];
const haskell: CodeSyntax = [
	{ open: "\\{-", what: "block", close: "-}", nests: true },
	{ open: "(?<![!-/:-@^|~\\\\])--+(?![!-,./:-@^|~\\\\])", what: "line" },
	double,
	character,
];
const yaml: CodeSyntax = [
	{ open: "(?<!\\S)#", what: "line" },
	{ ...double, open: '(?<![^\\s[{,:])"' },
	{ ...single, open: "(?<![^\\s[{,:])'", escapes: false },
];
const toml: CodeSyntax = [
	hash,
	tripleDouble,
	{ ...tripleSingle, escapes: false },
	double,
	{ ...single, escapes: false },
];
const lisp: CodeSyntax = [
	{ open: "(?<!\\\\);+", what: "line" },
	{ open: "#\\|", what: "block", close: "|#", nests: true },
	{ ...double, isLong: true },
];
const terraform: CodeSyntax = [block, slashes, looseHash, heredoc, double];
const power: CodeSyntax = [
	{ open: "<#", what: "block", close: "#>" },
	looseHash,
	double,
	single,
];
const percent: CodeSyntax = [{ open: "(?<!\\\\)%+", what: "line" }];
/** The words of `languageOf`, by which files are told apart. */
const groups: readonly (readonly [string, CodeSyntax])[] = [
	["ts tsx js jsx json jsonc json5", script],
	["py pyx pxd bzl star", python],
	["go", go],
	["java groovy gradle scala sc dart", java],
	["kt kts swift", kotlin],
	["c m glsl proto thrift idl zig v sv", cLike],
	["cpp hh hxx ipp inl cu cuh mm ino", cpp],
	["cs", csharp],
	["rs", rust],
	["rb rake gemspec podspec cr", ruby],
	["php", php],
	["sh fish bats envrc", shell],
	["yaml", yaml],
	["toml", toml],
	["sql psql pgsql", sql],
	["html xml svg xhtml vue svelte xaml csproj props targets", [markup]],
	["css", css],
	["scss sass less styl", sheets],
	["lua", lua],
	["hs lhs elm purs", haskell],
	["ex exs", [looseHash, tripleDouble, double, single]],
	["pl pm r jl nim cmake makefile mk dockerfile graphql gql coffee", hashOnly],
	["tcl", [looseHash, double]],
	[
		"ini cfg conf properties",
		[{ open: "(?<![^\\n])[ \\t]{0,99}[#;]", what: "line" }],
	],
	["clj cljs cljc edn lisp el scm rkt", lisp],
	["tf hcl nix", terraform],
	["ps1 psm1 psd1", power],
	["erl hrl tex sty", percent],
];

const byLanguage: ReadonlyMap<string, CodeSyntax> = new Map(
	groups.flatMap(([words, syntax]) =>
		words.split(" ").map((word) => [word, syntax] as const),
	),
);

/**
 * How comments and texts stand in a language, named as by `languageOf`; `undefined` where that is not known. Only what
 * tells comments from texts: a table of marks, not a grammar.
 */
export function codeSyntaxOf(language: string): CodeSyntax | undefined {
	return byLanguage.get(language);
}
