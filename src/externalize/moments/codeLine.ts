/** Characters of a line that are looked into. */
const horizon = 400;
const comment =
	/^(?:\/\/|#(?!include|define|if|el|en|\[)|\/?\*|--\s|<!--|;;|%|"""|''')/;
const imported =
	/^(?:import\b|from\s+\S+\s+import\b|export\s+(?:\*|\{[^}]*\}|type\s+\{[^}]*\})\s+from\b|(?:const|let|var)\s+[\w{},\s]+=\s*require\(|#include\b|using\b|use\s+[\w:]+|package\b|require(?:_relative)?\s|@import\b|\}\s*from\b|(?:const|let|var)\s*\{[\w\s,:]*\}\s*=\s*use\w+\(|"[\w./-]+"$)/;

/** Names a version, which goes up by itself. */
const versioned =
	/\bversion(?:_info|name|code)?__?["']?\s*[:=]|^\s*-?\s*(?:uses|rev|image):|\b[0-9a-f]{40}\b|@v\d|^["']?[@\w/.-]+["']?\s*[:=]\s*["'][\^~<>=]*v?\d+\.\d/i;

/** How a comment begins, with the white space behind it. */
export const commentMark =
	/^(?:\/\/+|#+(?!\[|!)|--|\/\*+|\{\/\*|<!--|;+|%+)\s*/;

/** Whether a line is a comment, or one of those inside of it. */
export function isComment(line: string): boolean {
	return comment.test(line.slice(0, horizon).trim());
}

/** Whether a line says that something is to be done or holds: no comment, no import, no bracket alone. */
export function isStatement(line: string): boolean {
	const text = line.slice(0, horizon).trim();
	return (
		(text.match(/\w/g)?.length ?? 0) >= 4 &&
		!comment.test(text) &&
		!imported.test(text) &&
		!versioned.test(text)
	);
}
