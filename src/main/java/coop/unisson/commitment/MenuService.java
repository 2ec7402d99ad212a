package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the commitments a campaign offers, in pillars, and knows who chose which. */
@Service
@Transactional
public class MenuService {

    private final Menus menus;
    private final MenuEntries entries;
    private final Commitments commitments;

    MenuService(Menus menus, MenuEntries entries, Commitments commitments) {
        this.menus = menus;
        this.entries = entries;
        this.commitments = commitments;
    }

    @Transactional(readOnly = true)
    OfferMenu.@Nullable Offered offered(CampaignId campaign) {
        return menus.findById(campaign)
                .map(menu -> new OfferMenu.Offered(
                        menu.least(),
                        menu.most(),
                        entries.findByCampaignOrderByPosition(campaign).stream()
                                .map(MenuEntry::entry)
                                .toList()))
                .orElse(null);
    }

    /** The beginnings a partner may choose among, under their pillars; what has none comes under an empty one. */
    @Transactional(readOnly = true)
    Map<String, List<Promise>> pillars(CampaignId campaign) {
        return entries.findByCampaignOrderByPosition(campaign).stream()
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNullElse(entry.entry().pillar(), ""),
                        LinkedHashMap::new,
                        Collectors.mapping(MenuEntry::promise, Collectors.toList())));
    }

    /** What is offered, by id; in one statement. */
    @Transactional(readOnly = true)
    Map<String, String> names(CampaignId campaign) {
        return entries.findByCampaignOrderByPosition(campaign).stream()
                .collect(Collectors.toMap(MenuEntry::id, MenuEntry::what));
    }

    /** How many partners chose each entry; those nobody chose are missing. */
    @Transactional(readOnly = true)
    public Map<String, Long> chosen(CampaignId campaign) {
        Map<String, Long> chosen = new HashMap<>();
        entries.chosen(campaign).forEach(row -> chosen.put((String) row[0], (Long) row[1]));
        return chosen;
    }

    /** The partners that chose one of these entries: whom a change of its text concerns. */
    @Transactional(readOnly = true)
    public Set<EngagementId> whoChose(CampaignId campaign, Set<String> entry) {
        return commitments.ofCampaign(campaign).stream()
                .filter(commitment ->
                        entry.contains(String.valueOf(commitment.promise().menuEntry())))
                .map(Commitment::engagement)
                .collect(Collectors.toSet());
    }

    /** What of a list does not fit the number the campaign asks for; one's own ideas do not count, and are always welcome. */
    @Transactional(readOnly = true)
    List<Flaw> reasons(CampaignId campaign, Declaration declaration) {
        @Nullable
        Menu menu = declaration.zero() ? null : menus.findById(campaign).orElse(null);
        if (menu == null) {
            return List.of();
        }
        Set<String> offered = names(campaign).keySet();
        int picked = (int) declaration.promises().stream()
                .map(Promise::menuEntry)
                .filter(Objects::nonNull)
                .filter(offered::contains)
                .distinct()
                .count();
        Integer least = menu.least();
        Integer most = menu.most();
        if (least != null && picked < least) {
            return List.of(Flaw.block("commitments", "menu-too-few", least, picked));
        }
        return most != null && picked > most
                ? List.of(Flaw.block("commitments", "menu-too-many", most, picked))
                : List.of();
    }

    /** What keeps a menu from being offered. */
    @Transactional(readOnly = true)
    List<Flaw> check(CampaignId campaign, OfferMenu.Offered said) {
        List<Flaw> flaws = new ArrayList<>();
        int count = said.offers().size();
        if (said.least() != null && said.least() > count) {
            flaws.add(Flaw.block("least", "menu-least", count));
        }
        if (said.least() != null && said.most() != null && said.most() < said.least()) {
            flaws.add(Flaw.block("most", "menu-most", said.least()));
        }
        Set<String> kept = said.offers().stream()
                .map(OfferMenu.Entry::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Long> chosen = chosen(campaign);
        names(campaign).forEach((id, what) -> {
            if (chosen.containsKey(id) && !kept.contains(id)) {
                flaws.add(Flaw.block("entries", "menu-chosen", what, chosen.get(id)));
            }
        });
        return flaws;
    }

    /**
     * Offers a menu from now on.
     *
     * @throws Refused when an entry somebody chose would be gone
     */
    void offer(CampaignId campaign, OfferMenu.Offered said) {
        Refused.ifAnyBlocks(check(campaign, said));
        Menu menu = menus.findById(campaign).orElseGet(() -> menus.save(new Menu(campaign)));
        menu.ask(said.least(), said.most());
        menus.flush();
        Map<String, MenuEntry> before = entries.findByCampaignOrderByPosition(campaign).stream()
                .collect(Collectors.toMap(MenuEntry::id, Function.identity()));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < said.offers().size(); i++) {
            OfferMenu.Entry entry = said.offers().get(i);
            MenuEntry known = entry.id() == null || !seen.add(entry.id()) ? null : before.remove(entry.id());
            if (known == null) {
                entries.save(new MenuEntry(Ids.mint(), campaign, i, entry));
            } else {
                known.write(i, entry);
            }
        }
        entries.deleteAll(before.values());
        entries.flush();
    }
}
