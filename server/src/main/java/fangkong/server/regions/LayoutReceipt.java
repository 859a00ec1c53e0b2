package fangkong.server.regions;

/**
 * What became of the rows of a layout file: {@code rowsRead = accepted + updated + duplicate}; a
 * bad row refuses the file.
 */
public record LayoutReceipt(int rowsRead, int accepted, int updated, int duplicate) {}
