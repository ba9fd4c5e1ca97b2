/** Something that ends when told. Calling `dispose` again does nothing. */
export interface Disposable {
	dispose(): void;
}
