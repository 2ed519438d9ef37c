# Temps de travail : celui de l’espace, celui de chaque chat, et quel temps comptent les temps de réponse.
time-title = Temps de travail
time-hint = Quand votre équipe répond. En dehors, les visiteurs apprennent quand vous revenez, et leurs messages sont pris quand même.
time-on = Notre équipe a un temps de travail
time-on-hint = Il vaut pour chaque chat qui suit l’espace de travail. Les temps de réponse le comptent dès lors ; ce qui est déjà terminé reste compté comme avant.
time-tab = Horaires
time-chat = Temps de travail
time-chat-hint = En dehors, les visiteurs apprennent quand vous revenez, et les temps de réponse ne comptent pas.
time-chat-open = Le chat est ouvert
time-always = Toujours
time-as-workspace = Comme l’espace de travail
time-as-workspace-hint = Il suit le temps de travail de l’espace, et reste toujours ouvert tant qu’il n’y en a pas.
time-as-workspace-where = Le régler
time-own = Selon ses propres horaires
time-week = Semaine
time-week-hint = Plusieurs plages par jour sont possibles. 00:00 comme fin veut dire minuit.
time-monday = Lundi
time-tuesday = Mardi
time-wednesday = Mercredi
time-thursday = Jeudi
time-friday = Vendredi
time-saturday = Samedi
time-sunday = Dimanche
time-closed = Fermé
time-from = { $day }, de
time-to = { $day }, à
time-add = Ajouter une plage : { $day }
time-remove = Retirer { $day }, de { $from } à { $to }
time-everywhere = Mêmes horaires que { $day } pour tous les jours ouverts
time-hours = { $hours ->
    [one] { $hours } heure par semaine
    [many] { $hours } heures par semaine
   *[other] { $hours } heures par semaine
}
time-holidays = Jours fermés
time-holidays-hint = Des jours entiers où personne ne répond.
time-holiday-new = Jour
time-holiday-add = Ajouter ce jour
time-holiday-remove = Retirer { $day }
time-zone-clocks = Heure de
time-zone-wrong = Un fuseau horaire comme Europe/Paris.
time-day-wrong = Des plages dans l’ordre, sans chevauchement, qui finissent après leur début ; dix au plus.
time-week-wrong = Ouvrez au moins un jour.
time-holidays-wrong = 400 jours fermés au plus.
time-counted = Temps de réponse
time-working = Temps de travail
time-clock = Temps réel
time-working-counts = Temps de travail seulement, là où le chat en avait un quand le dialogue a été terminé.
time-clock-counts = À l’horloge, nuits et jours fermés compris.
