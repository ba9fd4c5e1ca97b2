/** Before the program whose end is told: where it is run, and with what around it. */
const setting = /^[A-Za-z_]\w*=/;
const around = new Set([
	"sudo",
	"env",
	"time",
	"nohup",
	"exec",
	"command",
	"&",
]);
const preparing = new Set([
	"cd",
	"pushd",
	"popd",
	"export",
	"source",
	".",
	"set",
]);
/** What programs are called. A longer word is perhaps none. */
const named = /^[A-Za-z][\w.+-]{0,30}$/;

/**
 * The name of the program that a command line runs, without folder, ending and arguments: `npm` of
 * `cd web && CI=1 /usr/bin/npm test`. Of several in a row the first that does more than prepare. Empty where the word is
 * no name, so that nothing else of the line is ever told.
 */
export function programOf(commandLine: string): string {
	const programs = commandLine
		.split(/&&|\|\||[;|\n]/)
		.map(firstProgram)
		.filter((name) => name !== "");
	return programs.find((name) => !preparing.has(name)) ?? programs[0] ?? "";
}

function firstProgram(part: string): string {
	const words = part.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
	for (const word of words) {
		if (setting.test(word)) continue;
		const bare = word.replace(/^["']|["']$/g, "");
		const name = bare
			.slice(Math.max(bare.lastIndexOf("/"), bare.lastIndexOf("\\")) + 1)
			.replace(/\.(?:exe|cmd|bat|ps1)$/i, "");
		if (around.has(name)) continue;
		return named.test(name) ? name : "";
	}
	return "";
}
