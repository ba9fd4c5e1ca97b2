const name = "([A-Za-z_$][\\w$]*)";
/** How functions, methods, classes and the like begin, the surest first; the first group is the name. */
const declarations: readonly RegExp[] = [
	new RegExp(
		`^(?:[\\w@]+(?:\\([^)]*\\))? +){0,6}(?:function\\*?|def|fun|func|fn|sub|class|interface|struct|enum|trait|impl|object|module|type|protocol)\\s+(?:\\([^)]*\\)\\s*)?(?:[\\w<>]+\\.)?${name}`,
	),
	new RegExp(
		`^(?:export\\s+)?(?:const|let|var|val)\\s+${name}\\s*(?::[^=]*)?=\\s*(?:async\\s*)?(?:\\(|function|<|\\w+\\s*=>|\\w+\\()`,
	),
	new RegExp(`^#define\\s+${name}`),
	// A method, or a function of C: its type, its name and its parameters. No mark may be taken for a part of the type as well
	// as for what stands behind it: a run of them would be tried in every division.
	new RegExp(
		`^(?!(?:if|for|while|switch|catch|return|else|do|try|with|await|new|throw)\\b)(?:[\\w<>,.?[\\]]+[\\s*&]+){0,8}${name}\\s*\\([^;]*(?:[{),]|\\)\\s*:.*\\{)$`,
	),
	new RegExp(`^${name}\\s*[:=]\\s*(?:async\\s*)?(?:function\\b|\\(.*=>|\\{$)`),
];
const words = new Set(
	"if for while switch catch return else do try with await new throw of in it describe test then when".split(
		" ",
	),
);
const mostCharacters = 300;

/**
 * The name of the function, method, class or whatever else a line begins to declare, by how such lines look in many languages
 * and without a parser; `undefined` where it declares nothing.
 */
export function declaredIn(line: string): string | undefined {
	const text = line.slice(0, mostCharacters).trim();
	for (const declaration of declarations) {
		const found = declaration.exec(text)?.[1];
		if (found !== undefined && !words.has(found)) return found;
	}
	return undefined;
}
