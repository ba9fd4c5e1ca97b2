/** Id of the tree without files, which every repository knows; `anyId` is an id of the repository's kind (SHA-1 or SHA-256). */
export function emptyTree(anyId: string): string {
	return anyId.length === 64
		? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
		: "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}
