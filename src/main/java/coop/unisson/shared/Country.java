package coop.unisson.shared;

/** Where an organisation works, and so on which public holidays it does not. */
public enum Country {
    FR,
    DE,
    BE,
    IT
}
